import { expect, test } from 'vitest'
import type { Task } from '../../src/domain/assignments/assignment.ts'
import {
  answersAsText,
  answersToHandIn,
  byTask,
  sameAnswers,
  unanswered,
  type Answers,
} from '../../src/features/submissions/answers.ts'
import { GivenAnswers } from '../../src/features/submissions/given-answers.tsx'
import { TaskField } from '../../src/features/submissions/task-field.tsx'
import { draw, say } from '../app/draw.tsx'

const tasks: Task[] = [
  { id: 't1', kind: 'text', prompt: 'اكتب رسالة', points: 5 },
  { id: 't2', kind: 'choice', prompt: 'أيّها أكبر؟', points: 2, choices: ['نصف', 'ثلث'] },
  { id: 't3', kind: 'number', prompt: 'كم مترًا؟', points: 3, unit: 'م' },
]

const field = (task: Task, answer?: Answers[string], saved = false) =>
  draw(
    <TaskField
      task={task}
      answer={answer}
      saved={saved}
      gender="female"
      draft="hand-in/w1"
      room={6}
      onAnswer={() => {}}
    />,
    { session: { home: () => undefined } as never },
  )

test('S5.text S5.choice S5.number: each task is labelled by its prompt', () => {
  expect(field(tasks[0]!)).toContain('<label for="f-t1">اكتب رسالة</label>')
  expect(field(tasks[1]!)).toContain('<legend>أيّها أكبر؟</legend>')
  expect(field(tasks[2]!)).toContain('<label for="f-t3">كم مترًا؟</label>')
})

test('S5.number: a number stays as it was typed, in either digits, and its value is shown where it is not plain', () => {
  expect(field(tasks[2]!, { text: '٣/٤' })).toContain('نقرؤه ٠٫٧٥')
  expect(field(tasks[2]!, { text: '3/4' })).toContain('value="3/4"')
  expect(field(tasks[2]!, { text: '٧' })).not.toContain('نقرؤه')
  expect(field(tasks[2]!, { text: 'سبعة' })).toContain('اكتبي عددًا')
  expect(answersToHandIn(tasks, { t3: { text: '٣/٤' } })).toEqual([{ task: 't3', text: '٣/٤' }])
})

test('S5.drafts: a child reads that his words are saved, once they are', () => {
  expect(field(tasks[0]!, { text: 'جدّتي الغالية' }, true)).toContain('كلمتان، حُفظ الآن')
  expect(field(tasks[0]!, { text: 'جدّتي الغالية' }, false)).not.toContain('حُفظ')
})

test('only what was answered is handed in, in the order of the tasks, text to the letter', () => {
  const answers: Answers = { t2: { choice: 0 }, t1: { text: ' جدّتي\n' }, t3: { text: '  ' } }
  expect(answersToHandIn(tasks, answers)).toEqual([
    { task: 't1', text: ' جدّتي\n' },
    { task: 't2', choice: 0 },
  ])
  expect(unanswered(tasks, answers).map(task => task.id)).toEqual(['t3'])
  expect(byTask(answersToHandIn(tasks, answers))).toEqual({ t1: { text: ' جدّتي\n' }, t2: { choice: 0 } })
})

test('a draft that says what was handed in is known as old', () => {
  expect(sameAnswers([{ task: 't1', text: 'أ' }], [{ task: 't1', text: 'أ' }])).toBe(true)
  expect(sameAnswers([{ task: 't1', text: 'أ' }], [{ task: 't1', text: 'ب' }])).toBe(false)
  expect(sameAnswers([{ task: 't1', text: 'أ' }], [])).toBe(false)
})

test('refused work goes out as text with its prompts, and without them where the work has left the phone', () => {
  const answers = [
    { task: 't1', text: 'جدّتي الغالية' },
    { task: 't2', choice: 1 },
  ]
  expect(answersAsText(say, 'رسالة', tasks, answers)).toBe(
    'رسالة\n\nاكتب رسالة\nجدّتي الغالية\n\nأيّها أكبر؟\nثلث',
  )
  expect(answersAsText(say, '', [], answers)).toBe('جدّتي الغالية\n\nالخيار ٢')
})

test('what was not answered is said, not hidden', () => {
  const html = draw(
    <GivenAnswers place="amal" about="s1" tasks={tasks} answers={[{ task: 't1', text: '<b>جدّتي</b>' }]} />,
  )
  expect(html.match(/بلا جواب/g)).toHaveLength(2)
  expect(html).toContain('&lt;b>')
})
