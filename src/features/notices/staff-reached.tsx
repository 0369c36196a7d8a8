import { readersOf } from '../../domain/notices/audience-choices.ts'
import { genderOf, type Notice, type Reach } from '../../domain/notices/notice.ts'
import { tellRead } from '../../domain/notices/tell.ts'
import { Card } from '../../ui/card.tsx'
import { Counted } from '../../ui/counted.tsx'
import { PeopleTiles } from '../../ui/reach.tsx'
import { useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'

export interface ReachedProps {
  kind: Notice['kind']
  to: Notice['to']
  /** It holds no more: what was counted until then stands. */
  over: boolean
  /** undefined while the school has not counted yet. */
  reach?: Pick<Reach, 'phones' | 'people' | 'of'>
}

/** How many phones hold it and how many people have read it: a tile a person, then the numbers. */
export function Reached({ kind, to, reach, over }: ReachedProps) {
  const say = useSay()
  const context = genderOf(kind)
  const isStaff = to === 'staff' || readersOf(to) === 'teachers'
  const title = say('broadcasts.reachTitle')
  const arrived = <SyncMark state="arrived">{say('states.arrived')}</SyncMark>
  if (!reach)
    return (
      <Card title={title}>
        {arrived}
        <p class="sm two">{say('broadcasts.reachWait')}</p>
      </Card>
    )
  const { phones, people, of } = reach
  const read = tellRead(say, kind, reach)
  return (
    <Card title={title}>
      <div class="line">
        <Counted big>{read}</Counted>
        <span class="end">{arrived}</span>
      </div>
      {of > 0 && <PeopleTiles people={people} of={of} label={read} />}
      {(phones > 0 || people === 0) && (
        <Counted>{say('broadcasts.phonesGot', { count: phones, context })}</Counted>
      )}
      <p class="xs two">{say(isStaff ? 'broadcasts.staffPhones' : 'broadcasts.phoneHolds')}</p>
      {over && <p class="xs two">{say('broadcasts.countedUntil')}</p>}
    </Card>
  )
}
