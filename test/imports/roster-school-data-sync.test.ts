import { expect, test } from 'vitest'
import { readZip, sound } from './roster-sets.ts'

const set = (person: string, one: string) => ({
  'School.csv': 'SIS ID,Name\n1,مدرسة الزهراء\n',
  'Section.csv': 'SIS ID,School SIS ID,Section Name\n11,1,6A\n',
  'Student.csv': `SIS ID,School SIS ID,${person}\n21,1,${one}\n`,
  'StudentEnrollment.csv': 'Section SIS ID,SIS ID\n11,21\n',
})

test('a set of Microsoft’s School Data Sync is read by its files', async () => {
  const { form, people, enrolments } = sound(await readZip(set('First Name,Last Name', 'يزن,العبّادي')))
  expect(form).toBe('School Data Sync v1')
  expect([people[0]!.name.filter(Boolean).join(' '), enrolments.length]).toEqual(['يزن العبادي', 1])
})

test('a «minimum» set, which has accounts and no names, is refused as what it is', async () => {
  const { register, errors } = await readZip(set('Username', 'yabbadi'))
  expect(register).toBeUndefined()
  expect(errors).toEqual([{ file: 'Student.csv', line: 1, field: 'First Name', code: 'names_missing' }])
})

test('names beside accounts are names', async () => {
  const { people } = sound(await readZip(set('Username,First Name,Last Name', 'yabbadi,يزن,العبّادي')))
  expect(people[0]!.name[0]).toBe('يزن')
})
