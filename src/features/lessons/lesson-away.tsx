import { tellMoment } from '../../domain/calendar/tell.ts'
import { usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

interface Back {
  href: string
  label: string
}

/** The frame of the reader while the phone looks for the lesson: no spinner, nothing jumps. */
export function LessonFrame({ back }: { back: Back }) {
  const say = useSay()
  return (
    <Screen top={<TopBar title={say('lessons.title')} back={{ label: say('app.back'), href: back.href }} />}>
      {null}
    </Screen>
  )
}

export function LessonMissing({ back }: { back: Back }) {
  const say = useSay()
  return (
    <Screen top={<TopBar title={say('lessons.title')} back={{ label: say('app.back'), href: back.href }} />}>
      <Empty title={say('lessons.missing')} action={<Button href={back.href}>{back.label}</Button>}>
        {say('lessons.missingWhy')}
      </Empty>
    </Screen>
  )
}

/** It lies on the phone already, so that it opens at its hour without network; until then it is only named. */
export function LessonComing({ title, publishAt, back }: { title: string; publishAt: number; back: Back }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  return (
    <Screen top={<TopBar title={title} heading back={{ label: say('app.back'), href: back.href }} />}>
      <Empty title={say('lessons.notOpen')} action={<Button href={back.href}>{back.label}</Button>}>
        {say('lessons.notOpenWhy', { moment: tellMoment(say, dates, now, publishAt) })}
      </Empty>
    </Screen>
  )
}
