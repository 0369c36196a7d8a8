import { expect, test } from 'vitest'
import type { Assignment } from '../../src/domain/assignments/assignment.ts'
import type { Mark } from '../../src/domain/marks/mark.ts'
import type { QueueEntry } from '../../src/domain/marks/queue.ts'
import type { Row } from '../../src/domain/row.ts'
import { AnswerPane } from '../../src/features/marks/teacher-answer.tsx'
import { ConflictCard } from '../../src/features/marks/teacher-conflict.tsx'
import { PointsField } from '../../src/features/marks/teacher-points.tsx'
import { draw, textOf } from '../app/draw.tsx'

const due = Date.parse('2026-11-22T12:00:00Z')
const hour = 60 * 60 * 1000
const now = due + 20 * hour
const work = {
  dueAt: due,
  tasks: [
    { id: 't1', kind: 'text', prompt: 'صف', points: 5 },
    { id: 't2', kind: 'choice', prompt: 'اختر', points: 2, choices: ['نعم', 'لا'] },
    { id: 't3', kind: 'number', prompt: 'كم', points: 3, unit: 'سم' },
  ],
} as Assignment

function attempt(id: string, n: number, part: object = {}) {
  const answers = [
    { task: 't1', text: 'سطر\nوسطر' },
    { task: 't2', choice: 1 },
    { task: 't3', text: '٣/٤' },
  ]
  const times = { tappedAt: due - hour, arrivedAt: due - hour, lateness: 'in_time' }
  return { submission: { id, body: { attempt: n, answers, ...times, ...part } } as Row<'submission'> }
}
const entry = (...attempts: QueueEntry['attempts']): QueueEntry => ({
  ...{ id: 'yazan', name: 'يزن العبّادي', own: 'يزن', gender: 'male', state: 'waits', moved: false },
  attempts,
})
const paper = (one: QueueEntry) =>
  draw(
    <AnswerPane
      place="amal"
      work={work}
      entry={one}
      attempt={one.attempts[0]!}
      address={id => `/desk/amal/work/${id}`}
      keys={null}
    />,
    { now, session: { home: () => undefined } as never },
  )

test('T7.desk: an answer shows what was asked, what was chosen, and both times', () => {
  const html = paper(entry(attempt('s', 1)))
  const text = textOf(html)
  expect(html).toContain('سطر\nوسطر')
  expect(text).toContain('لا هذا اختياره')
  expect(text).toContain('٣/٤ سم')
  expect(text).toContain('لمس زرّ التسليم أمس ٢:٠٠ م.')
  expect(text).toContain('وصل أمس ٢:٠٠ م.')
  expect(text).toContain('في موعده')
})

test('T7.desk: late is told in days, and a tap before the hour that arrived after it in its own words', () => {
  const late = { tappedAt: due + 2 * hour, arrivedAt: due + 48 * hour, lateness: 'late' }
  expect(textOf(paper(entry(attempt('s', 1, late))))).toContain('تأخّر يومين')
  const before = { ...late, tappedAt: due - hour, lateness: 'tapped_before_arrived_after' }
  expect(textOf(paper(entry(attempt('s', 1, before))))).toContain('لمس قبل الموعد ووصل بعده')
})

test('all attempts are shown, each older one with the way to mark it', () => {
  const html = paper(entry(attempt('second', 2), attempt('first', 1)))
  expect(textOf(html)).toMatch(/المحاولة ٢.*محاولات أخرى.*المحاولة ١/)
  expect(html).toContain('href="/desk/amal/work/first"')
})

test('two marks of one answer are both shown, and either can be taken', () => {
  const theirs = { points: 8, outOf: 10, comment: 'جيّد', byName: 'لبنى عبيدات', markedAt: now } as Mark
  const mine = { points: 6.5, comment: 'راجع الثالثة' }
  const nothing = () => undefined
  const text = textOf(
    draw(<ConflictCard theirs={theirs} mine={mine} outOf={10} onMine={nothing} onTheirs={nothing} />, {
      now,
    }),
  )
  for (const words of ['٨ من ١٠', 'جيّد', 'لبنى عبيدات', '٦٫٥ من ١٠', 'راجع الثالثة', 'أعتمد علامتي'])
    expect(text).toContain(words)
})

test('a mark is touched where there are few, and typed where there are many', () => {
  const few = draw(<PointsField points={7.5} outOf={10} onPoints={() => undefined} />)
  expect(few.match(/<button/g)).toHaveLength(12)
  expect(few.match(/aria-pressed="true"/g)).toHaveLength(2)
  const many = draw(<PointsField points={7.5} outOf={50} onPoints={() => undefined} />)
  expect(many).toContain('value="٧٫٥"')
})
