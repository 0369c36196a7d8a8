import { useRef, useState } from 'preact/hooks'
import { attachmentLimits } from '../../domain/attachments/attachment.ts'
import { toSend } from '../../domain/attachments/standing.ts'
import type { Given } from '../../domain/assignments/given.ts'
import { validPoints } from '../../domain/marks/keys.ts'
import {
  conflictOf,
  neighbour,
  nextWaiting,
  type Attempt,
  type QueueEntry,
} from '../../domain/marks/queue.ts'
import type { Mark } from '../../domain/marks/mark.ts'
import { useAttaching } from '../../storage/attaching.ts'
import { useDraft } from '../../storage/draft.ts'
import { stateOfRow, useHome, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Attach } from '../../ui/attach.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import type { MarkDraft } from './teacher-draft.ts'
import { ConflictCard } from './teacher-conflict.tsx'
import { useDeskKeys } from './teacher-keys.tsx'
import { PointsField } from './teacher-points.tsx'

const pick = ({ points, comment, files }: Mark): MarkDraft => ({ points, comment, ...(files && { files }) })

export interface MarkProps {
  given: Given
  entry: QueueEntry
  attempt: Attempt
  outOf: number
  /** To another attempt, or without one back to the queue. */
  onGo(submission: string | undefined): void
}

/** The mark of one attempt: points, a word to the child, and on to the next who waits. */
export function MarkPane({ given, entry, attempt, outOf, onGo }: MarkProps) {
  const say = useSay()
  const pocket = usePocket()
  const { session } = pocket
  const { place, queue } = given
  const home = useHome(place)!
  const context = home.actor().gender ?? 'female'
  const { submission, mark } = attempt
  const given0: MarkDraft | undefined = mark && pick(mark.body)
  const begin = (found: MarkDraft | undefined) => found ?? given0 ?? { comment: '' }
  const work = `mark/${place}/${submission.id}`
  const { content: draft, state, change, drop } = useDraft<MarkDraft>(work, begin)
  const attaching = useAttaching(work, draft?.files, make =>
    change(now => ({ files: make(now.files ?? []) })),
  )
  // What she saw when she began: a colleague's newer mark is never overwritten unseen.
  const seen = useRef(mark?.v ?? 0)
  const [problem, setProblem] = useState<string>()
  const [clash, setClash] = useState(false)
  const comment = useRef<HTMLDivElement>(null)
  const sending = useRef(false)
  const conflict = conflictOf(session.acts.values(), place, submission.id, mark)
  const next = nextWaiting(queue, entry.id)

  async function give(ifV: number, { points, comment: words, files }: MarkDraft, n?: number) {
    const valid = validPoints(points, outOf)
    if (valid === undefined) {
      const why = points === undefined ? 'desk.pointsMissing' : 'desk.pointsWrong'
      return setProblem(say(why, { context }))
    }
    if (sending.current) return
    sending.current = true
    const args = { submission: submission.id, points: valid, comment: words.trim(), ...toSend(files), ifV }
    const refusal = await act(session, { place, name: 'marks.give', args })
    sending.current = false
    if (refusal?.refused === 'changed_meanwhile') return setClash(true)
    if (refusal) return setProblem(say(`refusals.${refusal.refused}`))
    await drop()
    if (n !== undefined) await session.dismiss(n)
    onGo(next?.attempts[0]!.submission.id)
  }
  const confirm = () => void give(seen.current, draft ?? { comment: '' })

  useDeskKeys({
    points: draft?.points,
    outOf,
    onPoints(points) {
      setProblem(undefined)
      change({ points })
    },
    onConfirm: confirm,
    onMove(by) {
      const to = neighbour(queue, entry.id, by)
      if (to) onGo(to.attempts[0]!.submission.id)
    },
    onComment: () => comment.current?.querySelector('textarea')?.focus(),
  })

  if (!draft) return <section class="pane-mark" aria-label={say('desk.mark')} />
  const points = draft.points
  const told = say('marks.of', { mark: points ?? 0, total: outOf })
  const at = mark && stateOfRow(pocket, home, 'mark', submission.id)
  const own = clash && mark ? { ...draft, points: points ?? 0, n: undefined } : undefined
  const both = conflict ?? own
  return (
    <section class="pane-mark" aria-label={say('desk.mark')}>
      <div class="line">
        <h2>{say('desk.mark')}</h2>
        {at && (
          <span class="end">
            <SyncMark state={at}>{say(`states.${at}`)}</SyncMark>
          </span>
        )}
      </div>
      {both && mark && (
        <ConflictCard
          theirs={mark.body}
          mine={both}
          outOf={outOf}
          onMine={() => void give(mark.v, both, both.n)}
          onTheirs={async () => {
            await drop()
            change({ files: [], ...pick(mark.body) })
            seen.current = mark.v
            setClash(false)
            if (both.n !== undefined) await session.dismiss(both.n)
          }}
        />
      )}
      <PointsField
        points={points}
        outOf={outOf}
        error={problem}
        onPoints={value => {
          setProblem(undefined)
          change({ points: value })
        }}
      />
      <div ref={comment}>
        <Field
          label={entry.own ? say('desk.wordTo', { name: entry.own }) : say('desk.word')}
          name="comment"
          lines={4}
          maxLength={4000}
          value={draft.comment}
          onInput={words => change({ comment: words })}
          end={state === 'saved' && say('desk.saved')}
        />
      </div>
      <Attach
        label={say('desk.voice')}
        name="mark-files"
        room={attachmentLimits.files - attaching.files.length}
        gender={context}
        {...attaching}
      />
      {state === 'failed' && <Problem id="not-saved">{say('desk.notSaved')}</Problem>}
      <div class="total">
        <div class="line">
          <p class="fig">
            {/* No mark is not a nought. */}
            <b class="figure">{points === undefined ? '–' : say('desk.figure', { n: points })}</b>{' '}
            {say('desk.outOf', { total: outOf })}
          </p>
          {outOf > 0 && outOf <= 20 && Number.isInteger(outOf) && (
            <span class="end olive">
              <Tiles n={points ?? 0} of={outOf} label={told} per={10} size="big" />
            </span>
          )}
        </div>
        <Button kind="main" wide onClick={confirm}>
          {next
            ? say('desk.confirmNext', { name: next.own || say('desk.stranger'), context })
            : say('desk.confirm', { context })}
          <kbd class="on-act" aria-hidden="true">
            ↵
          </kbd>
        </Button>
      </div>
    </section>
  )
}
