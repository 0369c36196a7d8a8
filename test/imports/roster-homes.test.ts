import { expect, test } from 'vitest'
import { standing } from '../../src/server/imports/roster/merge.ts'
import { byEntity, entities, textOf, type Known } from '../../src/server/imports/roster/records.ts'
import { wishOf } from '../../src/server/imports/roster/wish.ts'
import { readZip, setOf, sound } from './roster-sets.ts'

const classes = (...rows: string[]) =>
  `sourcedId,title,grades,classType,subjects,schoolSourcedId\n${rows.join('\n')}\n`
const enrollments = (...rows: [section: string, person: string, role: string][]) =>
  [
    'sourcedId,classSourcedId,userSourcedId,role',
    ...rows.map((row, at) => [`e${at}`, ...row].join(',')),
    '',
  ].join('\n')

async function wished(changed: Record<string, string>) {
  const register = sound(await readZip(setOf(changed)))
  const known = byEntity<Known>()
  for (const entity of entities)
    for (const record of register[entity]) known[entity].set(record.id, { text: textOf(record), gone: false })
  const { sections, ties } = await wishOf('place', register.source, await standing(known))
  const names = new Map([...sections].map(([id, { grade, letter }]) => [id, `${grade} ${letter}`]))
  return {
    sections: [...names.values()],
    ties: [...ties.values()]
      .filter(({ role }) => role !== 'guardian')
      .map(({ role, target, subject }) => [role, names.get(target), subject].filter(Boolean).join(': '))
      .sort(),
  }
}

test('classes of one subject that name the same section are that section, with a teacher for each subject', async () => {
  const wish = await wished({
    'classes.csv': classes(
      'm,الرياضيات - الخامس أ,05,scheduled,رياضيات,o1',
      's,العلوم - الخامس أ,05,scheduled,علوم,o1',
      'b,العلوم - الخامس ب,05,scheduled,علوم,o1',
    ),
    'enrollments.csv': enrollments(
      ['m', 'p1', 'student'],
      ['s', 'p1', 'student'],
      ['m', 'w1', 'teacher'],
      ['s', 'w1', 'teacher'],
      ['b', 'w1', 'teacher'],
    ),
  })
  expect(wish).toEqual({
    sections: ['5 أ', '5 ب'],
    ties: ['student: 5 أ', 'teacher: 5 أ: رياضيات', 'teacher: 5 أ: علوم', 'teacher: 5 ب: علوم'],
  })
})

test('they join the homeroom of that name, whichever comes first', async () => {
  const rows = ['m,الرياضيات - الخامس أ,05,scheduled,رياضيات,o1', 'h,الصف الخامس (أ),05,homeroom,,o1']
  const people = enrollments(['m', 'p1', 'student'], ['h', 'p1', 'student'], ['m', 'w1', 'teacher'])
  for (const order of [rows, [...rows].reverse()])
    expect(await wished({ 'classes.csv': classes(...order), 'enrollments.csv': people })).toEqual({
      sections: ['5 أ'],
      ties: ['student: 5 أ', 'teacher: 5 أ: رياضيات'],
    })
})

test('classes that name no section stay apart, even under one title', async () => {
  const wish = await wished({
    'classes.csv': classes('a,Algebra,09,scheduled,,o1', 'b,Algebra,09,scheduled,,o1'),
    'enrollments.csv': enrollments(['a', 'p1', 'student'], ['b', 'w1', 'teacher']),
  })
  expect(wish.sections).toEqual(['9 Algebra', '9 Algebra'])
})
