import { expect, test } from 'vitest'
import { readInbox } from '../../src/domain/questions/inbox.ts'
import type { Row } from '../../src/domain/row.ts'
import type { TeacherHome } from '../../src/domain/sections/mine.ts'

const question = (id: string, askedAt: number, to = 'muna') =>
  ({ id, body: { to, askedAt, answerBy: askedAt + 10, child: 'omar', person: 'omar' } }) as Row<'question'>
const answer = (id: string, about: string, answeredAt: number) =>
  ({ id, about, body: { question: about, answeredAt } }) as Row<'answer'>

function home(questions: Row<'question'>[], answers: Row<'answer'>[]): TeacherHome {
  const rows = { question: questions, answer: answers } as Record<string, Row[]>
  return {
    ...{ place: 'school', person: 'muna', tiesOf: () => [] },
    all: noun => Promise.resolve((rows[noun] ?? []) as never),
    list: (noun, about) => Promise.resolve((rows[noun] ?? []).filter(row => row.about === about) as never),
    get: () => Promise.resolve(undefined),
  }
}

test('T6.inbox: whoever has waited longest stands first, then what was answered last', async () => {
  const questions = [question('new', 50), question('old', 10), question('a', 1), question('b', 2)]
  const answers = [answer('1', 'a', 60), answer('2', 'b', 70)]
  const inbox = await readInbox([home(questions, answers)], 55)
  expect(inbox.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'old overdue',
    'new waiting',
    'b answered',
    'a answered',
  ])
})

test('questions to colleagues are not hers', async () => {
  expect(await readInbox([home([question('x', 1, 'khaled')], [])], 5)).toEqual([])
})

test('answers stand in the order in which they were given', async () => {
  const answers = [answer('2', 'q', 9), answer('1', 'q', 4)]
  const [one] = await readInbox([home([question('q', 1)], answers)], 5)
  expect(one!.answers.map(({ id }) => id)).toEqual(['1', '2'])
})
