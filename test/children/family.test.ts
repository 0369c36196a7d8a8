import { expect, test } from 'vitest'
import { facesOf } from '../../src/domain/children/face.ts'
import { readFamily } from '../../src/domain/children/family.ts'
import { day, now, School } from './school.ts'

function twoSchools() {
  const amal = new School('amal', '6')
  amal.child('yazan', 'يزن', 'male')
  const yarmouk = new School('yarmouk', '9')
  yarmouk.child('salma', 'سلمى', 'female')
  return { amal, yarmouk }
}

test('G1.children: a guardian sees her children of both schools, each with grade and school', async () => {
  const { amal, yarmouk } = twoSchools()
  const family = await readFamily([amal, yarmouk], now)
  const told = family.map(({ place, id, name, section, school }) => [
    ...[place, id, name, section?.grade, school?.name],
  ])
  expect(told).toEqual([
    ['yarmouk', 'salma', 'سلمى', '9', 'مدرسة yarmouk'],
    ['amal', 'yazan', 'يزن', '6', 'مدرسة amal'],
  ])
})

test('G1.children: a child of somebody else is not among them, though his rows are near', async () => {
  const { amal } = twoSchools()
  amal.put('person', 'omar', 'omar', { name: ['عمر', '', '', 'النسور'], gender: 'male' })
  expect((await readFamily([amal], now)).map(child => child.id)).toEqual(['yazan'])
})

test('G1.due G1.late G1.done: work is open, late, waiting on this phone or arrived', async () => {
  const { amal } = twoSchools()
  amal.assign('open', now + day)
  amal.assign('late', now - 2 * day)
  amal.assign('waits', now + 2 * day)
  amal.assign('came', now + 3 * day)
  amal.assign('tomorrow', now + 9 * day, now + day)
  amal.handIn('waits', 'yazan', now, true)
  amal.handIn('came', 'yazan', now)
  amal.handIn('open', 'omar', now)
  const [yazan] = await readFamily([amal], now)
  const states = Object.fromEntries(yazan!.work.map(work => [work.id, work.state]))
  expect(states).toEqual({ open: 'open', late: 'late', waits: 'waiting', came: 'arrived' })
  expect(yazan!.summary).toEqual({ arrived: 1, waiting: 1, late: 1, open: 1, kind: 'late' })
  expect(yazan!.waiting).toBe(1)
})

test('work is open in its last minute and late in the next', async () => {
  const { amal } = twoSchools()
  amal.assign('w', now)
  expect((await readFamily([amal], now))[0]!.work[0]!.state).toBe('open')
  expect((await readFamily([amal], now + 1))[0]!.work[0]!.state).toBe('late')
})

test('handing in again, without network, shows the newer attempt as waiting', async () => {
  const { amal } = twoSchools()
  amal.assign('w', now + day)
  amal.handIn('w', 'yazan', now - day)
  amal.handIn('w', 'yazan', now, true)
  expect((await readFamily([amal], now))[0]!.work[0]!.state).toBe('waiting')
})

test('G2.summary: the week counts what was handed in since Sunday, and forgets older work that arrived', async () => {
  const { amal } = twoSchools()
  amal.assign('old', now - 7 * day)
  amal.handIn('old', 'yazan', now - 8 * day)
  amal.assign('afterwards', now - 7 * day)
  amal.handIn('afterwards', 'yazan', now - 3_600_000)
  expect((await readFamily([amal], now))[0]!.summary.arrived).toBe(1)
})

test('G1.marks: marks come newest first, and only those of the child', async () => {
  const { amal } = twoSchools()
  amal.mark('a', 'a', 'yazan', 17, now - 2 * day)
  amal.mark('b', 'b', 'yazan', 18, now - day)
  amal.mark('c', 'c', 'omar', 20, now)
  expect((await readFamily([amal], now))[0]!.marks.map(row => row.body.points)).toEqual([18, 17])
})

test('G1.children: no work moves a child before or behind his sister', async () => {
  const { amal, yarmouk } = twoSchools()
  const order = async () => (await readFamily([amal, yarmouk], now)).map(child => child.id)
  const before = await order()
  amal.assign('late', now - day)
  yarmouk.mark('a', 'a', 'salma', 3, now)
  amal.mark('b', 'b', 'yazan', 20, now)
  expect(await order()).toEqual(before)
})

const motifs = ['cypress', 'star', 'roses', 'diamond']
const pockets = ['olive', 'blue', 'wine', 'wheat']

test('a child with a profile on the phone looks as he chose, others get a face of their own that stays', () => {
  const children = [
    { place: 'amal', id: 'yazan' },
    { place: 'amal', id: 'jana' },
    { place: 'yarmouk', id: 'salma' },
  ]
  const chosen = { face: { motif: 'star', pocket: 'blue' }, homes: [{ place: 'amal', person: 'yazan' }] }
  const faces = facesOf(children, [chosen], motifs, pockets)
  expect(faces[0]).toEqual({ motif: 'star', pocket: 'blue' })
  expect(new Set(faces.map(face => face.pocket)).size).toBe(3)
  expect(new Set(faces.map(face => face.motif)).size).toBe(3)
  expect(facesOf(children, [chosen], motifs, pockets)).toEqual(faces)
})

test('more children than pockets: each still has one', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ place: 'amal', id: `child-${index}` }))
  for (const { motif, pocket } of facesOf(many, [], motifs, pockets)) {
    expect(motifs).toContain(motif)
    expect(pockets).toContain(pocket)
  }
})
