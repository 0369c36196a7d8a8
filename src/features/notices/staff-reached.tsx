import type { Notice, Reach } from '../../domain/notices/notice.ts'
import { Card } from '../../ui/card.tsx'
import { Counted } from '../../ui/counted.tsx'
import { PeopleTiles, readWords } from '../../ui/reach.tsx'
import { useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'

export interface ReachedProps {
  kind: Notice['kind']
  /** undefined while the school has not counted yet. */
  reach?: Pick<Reach, 'phones' | 'people' | 'of'>
}

/** How many phones hold it and how many people have read it: a tile a person, then the numbers. */
export function Reached({ kind, reach }: ReachedProps) {
  const say = useSay()
  const context = kind === 'encouragement' ? 'female' : 'male'
  const title = (
    <span class="line">
      {say('broadcasts.reachTitle')}
      <span class="end">
        <SyncMark state="arrived">{say('states.arrived')}</SyncMark>
      </span>
    </span>
  )
  if (!reach)
    return (
      <Card title={title}>
        <p class="sm two">{say('broadcasts.reachWait')}</p>
      </Card>
    )
  const { phones, people, of } = reach
  const read = readWords(say, kind, people, of)
  return (
    <Card title={title}>
      <Counted big>{read}</Counted>
      {of > 0 && <PeopleTiles people={people} of={of} label={read} size="big" />}
      <Counted>{say('broadcasts.phonesGot', { count: phones, context })}</Counted>
      <p class="xs two">{say('broadcasts.phoneHolds')}</p>
    </Card>
  )
}
