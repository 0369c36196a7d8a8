import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { genderOf, type Notice, type Withdrawn } from '../../domain/notices/notice.ts'
import { reopened } from '../../domain/notices/writing.ts'
import { saveDraft } from '../../storage/drafts.ts'
import { usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { draftKey } from './staff-draft.ts'

/** Takes a notice back, after it has been said what that means. */
export function Withdraw({ place, id, kind }: { place: string; id: string; kind: Notice['kind'] }) {
  const say = useSay()
  const { session } = usePocket()
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string>()
  const context = genderOf(kind)
  const own = kind === 'encouragement'

  async function withdraw() {
    const refusal = await act(session, { place, name: 'notices.withdraw', args: { notice: id } })
    if (refusal) setRefused(say(`refusals.${refusal.refused}`))
    setAsked(false)
  }
  if (!asked)
    return (
      <div class="line">
        <Button kind="link" icon="undo" onClick={() => setAsked(true)}>
          {say(own ? 'broadcasts.withdrawWord' : 'broadcasts.withdraw')}
        </Button>
        {refused && <Problem id="withdraw-problem">{refused}</Problem>}
      </div>
    )
  return (
    <Card tone="stone" title={say('broadcasts.withdrawAsk', { context })}>
      <p>{say('broadcasts.withdrawWhy')}</p>
      <div class="line">
        <Button kind="danger" onClick={() => void withdraw()}>
          {say('broadcasts.withdrawYes')}
        </Button>
        <Button onClick={() => setAsked(false)}>{say('broadcasts.withdrawNo')}</Button>
      </div>
    </Card>
  )
}

export interface WithdrawnCardProps {
  place: string
  id: string
  notice: Notice
  words: Withdrawn
}

/** It was taken back: its author still has the words, and may begin again with them. */
export function WithdrawnCard({ place, id, notice, words }: WithdrawnCardProps) {
  const say = useSay()
  const { session, now } = usePocket()
  const { route } = useLocation()

  async function writeAgain() {
    const ids = { first: newId(), guardians: newId() }
    await saveDraft(session, draftKey(id), reopened({ ...notice, ...words }, place, ids), now)
    route(`/notices/new?again=${id}`)
  }
  return (
    <Card tone="stone">
      <p>{say('broadcasts.withdrawnOwn')}</p>
      <div class="line">
        <Button icon="pencil" onClick={() => void writeAgain()}>
          {say('broadcasts.writeAgain')}
        </Button>
      </div>
    </Card>
  )
}
