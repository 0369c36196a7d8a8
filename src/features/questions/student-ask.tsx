import { useState } from 'preact/hooks'
import { readTeachings } from '../../domain/questions/teachers.ts'
import { useLive } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { AskForm } from './student-ask-form.tsx'
import { Sent } from './student-ask-sent.tsx'

interface Address {
  place: string
  lesson?: string
  page?: string
}

/** A child asks one of his teachers, about a lesson's page or about anything. Another address is another question. */
export function StudentAsk({ place, lesson, page }: Address) {
  return <Ask key={`${place}/${lesson}/${page}`} place={place} lesson={lesson} page={page} />
}

function Ask({ place, lesson: id, page: named }: Address) {
  const say = useSay()
  const [sent, setSent] = useState<string>()
  const page = id !== undefined && /^[1-9]\d{0,2}$/.test(named ?? '') ? Number(named) : undefined
  const found = useLive(
    async session => {
      const home = session.home(place)
      if (!home) return null
      const lesson = id === undefined ? undefined : await home.get('lesson', id)
      const holidays = (await home.all('holiday')).map(row => row.body)
      return { home, lesson, teachings: await readTeachings(home), holidays }
    },
    [place, id],
  )
  const lessonAddress = id === undefined ? undefined : `/lessons/${place}/${id}${page ? `/${page}` : ''}`
  const top = (
    <TopBar
      title={say('questions.title')}
      heading
      back={{ label: say('app.back'), href: lessonAddress ?? '/messages' }}
    />
  )
  if (found === undefined) return <Screen top={top}>{null}</Screen>
  if (found === null || found.teachings.length === 0) {
    const why = found === null ? 'questions.missing' : 'questions.noTeachers'
    return (
      <Screen top={top}>
        <Empty title={say(why)} action={<Button href="/">{say('app.home')}</Button>}>
          {found === null ? say('questions.missingWhy') : say('questions.noTeachersWhy')}
        </Empty>
      </Screen>
    )
  }
  if (sent) return <Sent top={top} home={found.home} id={sent} lessonAddress={lessonAddress} />
  return <AskForm {...found} page={page} top={top} onSent={setSent} />
}
