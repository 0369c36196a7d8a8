import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readRegister } from '../../src/server/imports/roster/read.ts'
import { readSheet, sound, workbookOf } from './roster-sets.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const here = existsSync(data)
if (!here && process.env.CI) throw new Error('the shared samples are missing: ../shared/data')
if (!here) console.warn('The shared samples (../shared/data) are absent: real registers are not tried here.')

const counts = async (path: string) => {
  const register = sound(await readRegister(data + path))
  const { schools, terms, courses, sections, people, enrolments, guardianships } = register
  const all = { schools, terms, courses, sections, people, enrolments, guardianships }
  return {
    form: register.form,
    ...Object.fromEntries(Object.entries(all).map(([name, list]) => [name, list.length])),
  }
}

// Counted by hand: the lines of each file, less its header.
test.runIf(here).each([
  ['oneroster/oat-1.1', 'OneRoster 1.1', [2, 0, 0, 3, 2, 3, 0]],
  ['oneroster/catalyst/Test_minimal_data_set.zip', 'OneRoster 1.1', [1, 5, 0, 2, 6, 6, 0]],
  ['oneroster/catalyst/oneroster_test_data.zip', 'OneRoster 1.2', [1, 1, 1, 1, 1, 1, 0]],
  ['oneroster/microsoft-sds/SDS v2.1', 'School Data Sync v2.1', [4, 2, 3, 2, 8, 6, 3]],
  // Beside the folder that is meant lies a licence.
  ['oneroster/microsoft-sds', 'School Data Sync v2.1', [4, 2, 3, 2, 8, 6, 3]],
  ['oneroster/microsoft-sds/SDS Format/100 Users', 'School Data Sync v1', [2, 0, 0, 28, 98, 630, 0]],
  ['oneroster/microsoft-sds/SDS Format/25 Users', 'School Data Sync v1', [2, 0, 0, 2, 24, 46, 0]],
] as const)('%s is read as %s with every record in it', async (path, form, numbers) => {
  const [schools, terms, courses, sections, people, enrolments, guardianships] = numbers
  const expected = { form, schools, terms, courses, sections, people, enrolments, guardianships }
  expect(await counts(path)).toEqual(expected)
})

test.runIf(here).each([
  // Its pupils have no names, only names of accounts.
  ['oneroster/microsoft-sds/SDS Format/Min Required Attributes', 'Student.csv', 'names_missing'],
  ['oneroster/moodle-users', 'upload_users.csv', 'moodle_users'],
  ['openemis/assessment_report_template.xlsx', 'assessment_report_template.xlsx', 'openemis_template'],
  ['openemis/report_card_template.xlsx', 'report_card_template.xlsx', 'openemis_template'],
  [
    'openemis/OpenEMIS_Core_Import_Student_Absences_Period_Details_Template.xlsx',
    'OpenEMIS_Core_Import_Student_Absences_Period_Details_Template.xlsx',
    'openemis_template',
  ],
  ['openemis', 'OpenEMIS_Core_Import_Student_Absences_Period_Details_Template.xlsx', 'openemis_template'],
  ['oneroster/catalyst', 'Test_minimal_data_set.zip, oneroster_test_data.zip', 'folders_many'],
  ['oneroster', 'catalyst/, moodle-users/, oat-1.1/', 'folders_many'],
] as const)('%s is refused for what it is', async (path, file, code) => {
  const { register, errors } = await readRegister(data + path)
  expect(register).toBeUndefined()
  expect(errors[0]).toMatchObject({ file, line: 1, code })
})

/** Made here after those samples, for a machine that has none of them. */
const own: [name: string, content: () => string | Promise<Buffer>, code: string][] = [
  [
    'users.csv',
    () => 'username,password,firstname,lastname,email,course1\nyabbadi,,يزن,العبّادي,y@school.test,math6\n',
    'moodle_users',
  ],
  [
    'report_card.xlsx',
    () =>
      workbookOf({
        بطاقة: [
          ['المدرسة', '${Institutions.name}'],
          ['الطالب', '${"Students.first_name"}'],
        ],
      }),
    'openemis_template',
  ],
  [
    'absences.xlsx',
    () => workbookOf({ Absences: [['Import Student Absences'], ['Date', 'OpenEMIS ID', 'Absence Type']] }),
    'openemis_template',
  ],
]

test.each(own)('%s made here is refused for what it is', async (name, content, code) => {
  const { register, errors } = await readSheet(await content(), name)
  expect(register).toBeUndefined()
  expect(errors).toEqual([{ file: name, line: 1, code }])
})

test('a list of students out of OpenEMIS is no template, and is read as the sheet that it is', async () => {
  const rows = [
    ['OpenEMIS ID', 'اسم الطالب', 'الصف', 'الشعبة'],
    ['2000012345', 'يزن عمر خليل العبّادي', 'السادس', 'أ'],
  ]
  const { people } = sound(await readSheet(await workbookOf({ Students: rows }), 'students.xlsx'))
  expect(people).toHaveLength(1)
})

test.runIf(here)('the set of 1.1 names its columns otherwise and points to terms that it lacks', async () => {
  const { register, notes } = await readRegister(`${data}oneroster/oat-1.1`)
  expect(register!.source).toBe('oneroster:School District')
  expect(register!.sections[0]).toMatchObject({ id: 'class1', grade: '2', school: '12345', terms: [] })
  expect(notes).toContainEqual({
    file: 'classes.csv',
    line: 2,
    field: 'termSourcedIds',
    code: 'reference_ignored',
    value: '1',
    times: 3,
  })
  expect(notes).toContainEqual(
    expect.objectContaining({ code: 'column_understood', field: 'agentSourcedIds', value: 'agents' }),
  )
})

test.runIf(here)('the set of 1.2 is a delta whose roles stand in a file of their own', async () => {
  const { register } = await readRegister(`${data}oneroster/catalyst/oneroster_test_data.zip`)
  expect(new Set(Object.values(register!.kinds))).toEqual(new Set(['delta']))
  expect(register!.people).toEqual([
    {
      id: 'USER_0',
      gone: false,
      at: { file: 'users.csv', line: 2 },
      name: ['Bruce', '', '', 'Wayne'],
      roles: [{ role: 'student', school: 'ORG_1' }],
      number: 'bruce.wayne',
      born: '2010-04-17',
    },
  ])
})

test.runIf(here)("Microsoft's guardians are known by their relationships alone", async () => {
  const { register } = await readRegister(`${data}oneroster/microsoft-sds/SDS v2.1`)
  expect(register!.guardianships.map(({ guardian, child }) => [guardian, child])).toEqual([
    ['114002', '114001'],
    ['114002', '114003'],
    ['114005', '114004'],
  ])
  expect(register!.people.find(({ id }) => id === '114005')!.roles).toEqual([{ role: 'guardian' }])
})
