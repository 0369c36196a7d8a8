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

test('a set of its version 2.1 is read by its tables, and a guardian by whose guardian she is', async () => {
  const { form, kinds, people, sections, enrolments, guardianships, terms } = sound(
    await readZip({
      'orgs.csv': 'sourcedId,name,type,parentSourcedId\n1,مدرسة الزهراء,school,\n',
      'academicSessions.csv':
        'sourcedId,title,type,schoolYear,startDate,endDate\nt1,2026,schoolYear,2026,2026-08-23,2027-06-10\n',
      'courses.csv':
        'sourcedId,orgSourcedId,title,code,schoolYearSourcedId,subject,grade\nk1,1,العلوم,S6,t1,,06\n',
      'classes.csv': 'sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId\nc1,1,السادس أ,t1,k1\n',
      'users.csv':
        'sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms\n' +
        'p1,yabbadi,يزن,العبّادي,,,,,\ng1,hana,هناء,العبّادي,,,,,\nw1,rana,رنا,حدّاد,,,,,\n',
      'roles.csv':
        'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate\n' +
        'p1,1,student,t1,06,TRUE,,\nw1,1,teacher,t1,,TRUE,,\n',
      'enrollments.csv': 'classSourcedId,userSourcedId,role\nc1,p1,student\nc1,w1,teacher\n',
      'relationships.csv': 'userSourcedId,relationshipUserSourcedId,relationshipRole\np1,g1,guardian\n',
    }),
  )
  expect([form, kinds.enrolments, terms.length, sections.length]).toEqual([
    'School Data Sync v2.1',
    'bulk',
    1,
    1,
  ])
  expect(people.map(({ id, roles }) => [id, roles[0]!.role])).toEqual([
    ['p1', 'student'],
    ['g1', 'guardian'],
    ['w1', 'teacher'],
  ])
  expect(enrolments.map(({ section, person }) => [section, person])).toEqual([
    ['c1', 'p1'],
    ['c1', 'w1'],
  ])
  expect(guardianships.map(({ guardian, child }) => [guardian, child])).toEqual([['g1', 'p1']])
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
