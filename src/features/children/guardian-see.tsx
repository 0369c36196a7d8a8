import { tellGrade, tellSummary, tellTiles } from '../../domain/children/tell.ts'
import type { Child } from '../../domain/children/family.ts'
import type { ChildFace } from '../../domain/children/face.ts'
import { guardianUpTo } from '../../domain/rescues/readers.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import type { MotifName } from '../../ui/motif.tsx'
import { Patch, type Pocket } from '../../ui/patch.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { WorkTiles } from '../../ui/work-tiles.tsx'
import { readChildPage } from './child.ts'
import { Lessons, Questions, Teachers } from './guardian-learning.tsx'
import { Marks } from './guardian-marks.tsx'
import { WorkLists } from './guardian-work.tsx'

/** All that a guardian may know of one child's learning, in the order of what needs a word from her. */
export function ChildScreen({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const { now } = usePocket()
  const home = useHome(place)
  const page = useLive(
    async session => ({ found: await readChildPage(session, place, id, now) }),
    [place, id],
  )
  const back = { label: say('app.back'), href: '/' }
  if (!page) return <Screen top={<TopBar title={say('app.home')} back={back} />}>{null}</Screen>
  if (!page.found || !home) return <NobodyHere />
  const { child, face, ...learning } = page.found
  return (
    <Screen top={<TopBar title={child.school?.name ?? say('app.home')} back={back} />}>
      <Who child={child} face={face} />
      <WorkLists home={home} child={child} />
      <Marks child={child} />
      <Lessons place={place} lessons={learning.lessons} />
      <Questions home={home} questions={learning.questions} now={now} />
      {Number(child.section?.grade) <= guardianUpTo && (
        <Button icon="lock" wide href={`/codes/${place}/${id}`}>
          {say('rescues.ofChild')}
        </Button>
      )}
      <Button icon="phone" wide href={`/phones/${place}/${id}`}>
        {say('rescues.lost')}
      </Button>
      <Teachers child={child} teachers={learning.teachers} gender={home.actor().gender ?? 'female'} />
    </Screen>
  )
}

function Who({ child, face }: { child: Child; face: ChildFace }) {
  const say = useSay()
  const { name, gender, section, summary } = child
  return (
    <>
      <div class="line">
        <Patch pocket={face.pocket as Pocket} motif={face.motif as MotifName} size={72} />
        <div class="body">
          <h1>{name}</h1>
          {section && (
            <p class="sm two">
              {say('children.section', { grade: tellGrade(say, section.grade), letter: section.letter })}
            </p>
          )}
        </div>
      </div>
      <div class="line">
        <p>{tellSummary(say, gender, summary)}</p>
        {summary.kind !== 'nothing' && (
          <span class="end">
            <WorkTiles {...summary} label={tellTiles(say, summary)} />
          </span>
        )}
      </div>
    </>
  )
}

function NobodyHere() {
  const say = useSay()
  return (
    <Screen top={<TopBar title={say('app.home')} back={{ label: say('app.back'), href: '/' }} />}>
      <h1 class="sr">{say('children.gone')}</h1>
      <Empty title={say('children.gone')} action={<Button href="/">{say('app.home')}</Button>}>
        {say('children.goneWhy')}
      </Empty>
    </Screen>
  )
}
