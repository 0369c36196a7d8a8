import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftName } from '../../src/domain/deadlines/own.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { readWork } from '../../src/features/submissions/work.ts'
import { readDraft, saveDraft } from '../../src/storage/drafts.ts'
import { Session } from '../../src/storage/session.ts'
import { act } from '../../src/sync/act.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { childAtSchool, now, work, type ChildAtSchool } from '../student/phone.ts'

let school: ChildAtSchool
beforeEach(async () => {
  school = await childAtSchool()
  await school.office(work('w', '2026-11-21'))
  await school.sync()
})
afterEach(() => school.house.close())

const answers = [{ task: 't1', text: 'جدّتي الغالية' }]
const handIn = (id: string) =>
  act(school.child, {
    ...{ place: 'amal', name: 'submissions.hand-in' },
    args: { id, assignment: 'w', answers },
  })
const read = () => readWork(school.child, school.child.home('amal')!, 'w', now)

test('S5.drafts: every stroke is found again when the pocket is opened anew, in the order of the strokes', async () => {
  const name = draftName('amal', 'w')
  const strokes = ['ج', 'جد', 'جدّ', 'جدّت']
  await Promise.all(strokes.map(text => saveDraft(school.child, name, { answers: { t1: { text } } }, now)))
  const again = (await Session.open(school.phone, school.child.profile.id))!
  expect(await readDraft(again, name)).toEqual({ answers: { t1: { text: 'جدّت' } } })
})

test('S5.receipt: late work is taken, waits as a first attempt, and arrives with its hour', async () => {
  expect(await handIn('s1')).toBeUndefined()
  expect((await read()).attempts).toMatchObject([{ id: 's1', n: 1, answers }])
  await school.sync()
  const { attempts, refused, teacher } = await read()
  expect(attempts).toMatchObject([{ id: 's1', arrivedAt: now, lateness: 'late' }])
  expect(refused).toEqual([])
  expect(teacher).toBeUndefined()
})

test('a new attempt stands before the earlier one, and takes nothing away', async () => {
  await handIn('s1')
  await school.sync()
  await handIn('s2')
  expect((await read()).attempts.map(({ id, n }) => [id, n])).toEqual([
    ['s2', 2],
    ['s1', 1],
  ])
})

test('refused work stays with its author, with the reason and every answer', async () => {
  await handIn('s1')
  await school.office({ name: 'people.untie', args: { id: 't1' } })
  await school.sync()
  const { body, refused, attempts } = await read()
  expect(body).toBeUndefined()
  expect(attempts).toEqual([])
  expect(refused).toMatchObject([{ code: 'not_yours', answers }])
})

test('"This was mine": given away without network, it is gone from his pocket at once, and told by name when the school has moved it', async () => {
  const sara = await siblingOf(school)
  expect((await read()).hasSiblings).toBe(true)
  await handIn('s1')
  await handIn('s2')
  const args = { submission: 's2', to: sara.profile.id, id: 'hers' }
  expect(await act(school.child, { place: 'amal', name: 'submissions.hand-over', args })).toBeUndefined()
  const waiting = await read()
  expect(waiting.attempts.map(({ id }) => id)).toEqual(['s1'])
  expect(waiting.moved?.body).toMatchObject({ from: 'yazan', to: '', toName: '' })
  await school.sync()
  await sara.refresh()
  expect((await read()).moved?.body).toMatchObject({ from: 'yazan', toName: 'سارة العبّادي' })
  const hers = await readWork(sara, sara.home('amal')!, 'w', now)
  expect(hers.attempts).toMatchObject([{ id: 'hers', n: 1, answers, arrivedAt: now }])
  expect(hers.moved?.body).toMatchObject({ fromName: 'يزن العبّادي', to: 'sara' })
})

test('"This was mine": where the school says no, the work is back in his pocket, with the reason', async () => {
  const sara = await siblingOf(school)
  await handIn('s1')
  await school.sync()
  await school.office({ name: 'people.untie', args: { id: 't-sara' } })
  const args = { submission: 's1', to: sara.profile.id, id: 'hers' }
  expect(await act(school.child, { place: 'amal', name: 'submissions.hand-over', args })).toBeUndefined()
  expect((await read()).attempts).toEqual([])
  await school.sync()
  const { attempts, moved, stayed } = await read()
  expect(attempts.map(({ id }) => id)).toEqual(['s1'])
  expect(moved).toBeUndefined()
  expect(stayed).toMatchObject([{ code: 'not_their_work' }])
})

/** A sister of the same section, with a pocket on the same phone. */
async function siblingOf({ house, phone, office, sync }: ChildAtSchool) {
  const name = { own: 'سارة', father: 'سالم', grandfather: 'علي', family: 'العبّادي' }
  await office(
    { name: 'people.admit', args: { id: 'sara', name, gender: 'female', student: true } },
    { name: 'people.tie', args: { id: 't-sara', person: 'sara', role: 'student', target: '6a' } },
  )
  const card = { place: 'amal', person: 'sara', desk: 'student' as const, now }
  const printed = await issueCard(house.store, house.schools, 'http://school', card)
  const face = { name: 'سارة', motif: 'palm', pocket: 'olive' as const }
  const sara = await enrol(phone, { kind: 'card', card: readCardLink(printed.link)! }, face)
  await sync()
  return sara
}
