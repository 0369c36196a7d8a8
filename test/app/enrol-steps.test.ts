import { expect, test } from 'vitest'
import { freeFace, samePersons, stepAfter } from '../../src/app/enrol-steps.ts'
import type { Desk } from '../../src/domain/people/person.ts'
import { pockets } from '../../src/storage/face.ts'
import type { Profile } from '../../src/storage/vault.ts'
import type { Ticket } from '../../src/sync/enrol.ts'

const scanned = (place: string, person: string, desk: Desk): Ticket => ({
  kind: 'card',
  card: { card: 'c', secret: 's', place, person, desk, seal: '', sign: '' },
})
const typed = (desk: Desk): Ticket => ({ kind: 'code', card: 'c', secret: 's', desk })

const living = (id: string, desk: Desk, homes: Profile['homes'], face?: Partial<Profile['face']>) =>
  ({ id, desk, homes, face: { name: id, motif: 'star', pocket: 'olive', ...face } }) as Profile

const mother = living('mother', 'guardian', [{ place: 'amal', person: 'hana' }])
const yazan = living('yazan', 'student', [{ place: 'amal', person: 'yazan' }])
const family = { profiles: [mother, yazan], refused: new Set<string>() }

test('a card of somebody new gets a face', () => {
  const ticket = scanned('amal', 'jana', 'student')
  expect(stepAfter(ticket, family)).toEqual({ at: 'face', ticket })
})

test('a card of somebody who lives here makes no second pocket', () => {
  expect(stepAfter(scanned('amal', 'yazan', 'student'), family)).toEqual({ at: 'here', profile: yazan })
})

test('the same person at another desk or in another school is somebody new', () => {
  expect(stepAfter(scanned('amal', 'hana', 'teacher'), family).at).toBe('face')
  expect(stepAfter(scanned('noor', 'hana', 'guardian'), family).at).toBe('face')
})

test('after a refusal a new card of the same person renews his pocket', () => {
  const ticket = scanned('amal', 'yazan', 'student')
  const refused = { ...family, refused: new Set(['yazan']) }
  expect(stepAfter(ticket, refused)).toEqual({ at: 'renew', ticket, profile: yazan })
})

test('the pocket that asked for a new card takes scanned and typed ones, but not those of another desk', () => {
  const renewing = { ...family, renewing: 'yazan' }
  expect(stepAfter(typed('student'), renewing)).toMatchObject({ at: 'renew', profile: yazan })
  expect(stepAfter(scanned('amal', 'new-id', 'student'), renewing)).toMatchObject({ at: 'renew' })
  expect(stepAfter(scanned('amal', 'hana', 'guardian'), renewing)).toEqual({ at: 'card', wrong: 'otherDesk' })
})

test('another school of the same person is offered to pockets of the same desk that are not there yet', () => {
  const same = (ticket: Ticket, waiting: string[] = []) =>
    samePersons(ticket, family.profiles, new Set(waiting)).map(({ id }) => id)
  expect(same(scanned('noor', 'x', 'guardian'))).toEqual(['mother'])
  expect(same(scanned('amal', 'x', 'guardian'))).toEqual([])
  expect(same(typed('student'))).toEqual(['yazan'])
  expect(same(typed('student'), ['yazan'])).toEqual([])
})

test('a new face begins with a motif and a colour that nobody here has, as long as there are some', () => {
  expect(freeFace([])).toEqual({ motif: 'cypress', pocket: 'olive' })
  expect(freeFace([living('a', 'student', [], { motif: 'cypress', pocket: 'olive' })])).toEqual({
    motif: 'star',
    pocket: 'blue',
  })
  const full = pockets.map(pocket => living(pocket, 'student', [], { pocket }))
  expect(pockets).toContain(freeFace(full).pocket)
})
