import { expect, test } from 'vitest'
import type { RosterError } from '../../src/server/imports/roster/wrong.ts'
import { manifestOf, readZip, setOf, sound } from './roster-sets.ts'

const read = async (changed?: Record<string, string | undefined>) => sound(await readZip(setOf(changed)))
const wrong = async (changed: Record<string, string | undefined>): Promise<RosterError[]> => {
  const { register, errors } = await readZip(setOf(changed))
  expect(register).toBeUndefined()
  return errors
}
const users = (...rows: string[]) =>
  `sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds\n${rows.join('\n')}\n`
const tiesOf = ({ guardianships }: Awaited<ReturnType<typeof read>>) =>
  guardianships.map(({ guardian, child }) => `${guardian} > ${child}`)

test('a set of 1.1 is read whole', async () => {
  const register = await read()
  expect(register).toEqual({
    source: 'oneroster:sis',
    form: 'OneRoster 1.1',
    reach: 'whole',
    kinds: {
      schools: 'bulk',
      terms: 'bulk',
      courses: 'bulk',
      sections: 'bulk',
      people: 'bulk',
      enrolments: 'bulk',
      guardianships: 'bulk',
    },
    schools: [
      { id: 'o1', gone: false, at: { file: 'orgs.csv', line: 2 }, name: 'مدرسة الزهراء', type: 'school' },
    ],
    terms: [
      {
        id: 't1',
        gone: false,
        at: { file: 'academicSessions.csv', line: 2 },
        title: 'الفصل الأول',
        type: 'term',
        from: '2026-09-01',
        to: '2027-01-14',
      },
    ],
    courses: [
      {
        id: 'k1',
        gone: false,
        at: { file: 'courses.csv', line: 2 },
        title: 'الرياضيات',
        code: 'M5',
        grade: '5',
      },
    ],
    sections: [
      {
        id: 'c1',
        gone: false,
        at: { file: 'classes.csv', line: 2 },
        school: 'o1',
        title: 'الخامس أ',
        grade: '5',
        letter: 'أ',
        homeroom: true,
        course: 'k1',
        terms: ['t1'],
      },
    ],
    people: [
      {
        id: 'p1',
        gone: false,
        at: { file: 'users.csv', line: 2 },
        name: ['أحمد', 'محمد', 'عبد الله', 'الزعبي'],
        roles: [{ role: 'student', school: 'o1' }],
        grade: '5',
        number: '77',
        gender: 'male',
        born: '2015-03-09',
      },
      {
        id: 'g1',
        gone: false,
        at: { file: 'users.csv', line: 3 },
        name: ['هدى', '', '', 'العمري'],
        roles: [{ role: 'guardian', school: 'o1' }],
        phone: '+962791234567',
      },
      {
        id: 'w1',
        gone: false,
        at: { file: 'users.csv', line: 4 },
        name: ['سلمى', '', '', 'حداد'],
        roles: [{ role: 'teacher', school: 'o1' }],
      },
    ],
    enrolments: [
      {
        id: 'e1',
        gone: false,
        at: { file: 'enrollments.csv', line: 2 },
        person: 'p1',
        section: 'c1',
        role: 'student',
        from: '2026-09-01',
      },
      {
        id: 'e2',
        gone: false,
        at: { file: 'enrollments.csv', line: 3 },
        person: 'w1',
        section: 'c1',
        role: 'homeroom',
      },
    ],
    guardianships: [
      {
        id: '["g1","p1"]',
        gone: false,
        at: { file: 'users.csv', line: 2 },
        guardian: 'g1',
        child: 'p1',
      },
    ],
    changes: [],
    outside: [],
  })
})

test('letter case, byte order mark, CRLF, semicolons, quotes and the order of columns change nothing', async () => {
  const dressed = Object.entries(setOf()).map(([name, text]) => {
    const [head = '', ...rows] = text.trimEnd().split('\n')
    const turned = (row: string) =>
      row
        .split(',')
        .reverse()
        .map(cell => `"${cell}"`)
        .join(' ; ')
    const body = [turned(head.toUpperCase()), '', ...rows.map(turned), '']
    return [name.toUpperCase(), `\ufeff${body.join('\r\n')}`] as const
  })
  const set: Record<string, string> = Object.fromEntries(dressed)
  set['USERS.CSV'] = set['USERS.CSV']!.replace('"parent"', '"PARENT"').replace('"true"', '"TRUE"')
  const plain = await read()
  const lines = (register: typeof plain) => JSON.stringify(register).replace(/"at":\{[^}]*\}/g, '')
  expect(lines(sound(await readZip(set)))).toBe(lines(plain))
})

test('a file of other columns is understood, and said to be', async () => {
  const { register, notes } = await readZip(
    setOf({
      'users.csv':
        'sourcedId,orgSourcedId,Role,username,givenName,familyname,agents,metadata.nationalId,ext:colour,grade\n' +
        'p1,o1,student,p1,أحمد,الزعبي,g1,0012345678,red,"[""05"",""06""]"\n' +
        'g1,o1,Guardian,g1,هدى,العمري,,,,\nw1,o1,teacher,w1,سلمى,حداد,,,,\n',
      'enrollments.csv':
        'sourcedId,classSourcdId,schoolSourcedId,userSourceId,role,beginDtae\ne1,c1,o1,p1,student,2026-09-01\n',
    }),
  )
  expect(register!.people[0]).toMatchObject({ nationalNumber: '0012345678', grade: '5' })
  expect(tiesOf(register!)).toEqual(['g1 > p1'])
  expect(register!.enrolments[0]).toMatchObject({ person: 'p1', section: 'c1', from: '2026-09-01' })
  const understood = notes.filter(({ code }) => code === 'column_understood').map(({ value }) => value)
  expect(understood).toEqual([
    'orgSourcedId',
    'agents',
    'metadata.nationalId',
    'grade',
    'classSourcdId',
    'userSourceId',
    'beginDtae',
  ])
  expect(notes).toContainEqual(expect.objectContaining({ code: 'column_ignored', value: 'ext:colour' }))
})

test('1.2 keeps roles apart: one person may have several, in several schools', async () => {
  const register = await read({
    'manifest.csv': manifestOf({ roles: 'bulk' }, '1.2'),
    'orgs.csv': 'sourcedId,name,type\no1,Girls,school\no2,Boys,school\n',
    'users.csv':
      'sourcedId,enabledUser,username,givenName,familyName,agentSourcedIds\n' +
      'p1,true,p1,Omar,Haddad,"w1,t9"\nw1,true,w1,Salma,Haddad,\nt9,true,t9,Tutor,Tall,\n',
    'roles.csv':
      'sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n' +
      'r1,p1,primary,student,2026-09-01,,o1\nr2,w1,primary,teacher,,,o1\nr3,w1,secondary,Guardian,,,o2\n' +
      'r4,t9,primary,ext:privateTutor,,,o1\n',
  })
  expect(register.form).toBe('OneRoster 1.2')
  expect(register.people.map(({ roles }) => roles)).toEqual([
    [{ role: 'student', school: 'o1', from: '2026-09-01' }],
    [
      { role: 'teacher', school: 'o1' },
      { role: 'guardian', school: 'o2' },
    ],
    [{ role: 'support', school: 'o1' }],
  ])
  // The tutor is an agent too, and does not see the child for that.
  expect(tiesOf(register)).toEqual(['w1 > p1'])
})

test('a guardian may name his children, a child his guardians, or both', async () => {
  const register = await read({
    'users.csv': users(
      'p1,,true,o1,student,p1,A,B,"g1,g2"',
      'g1,,true,o1,parent,g1,C,B,p1',
      'g2,,true,o1,relative,g2,D,B,',
      'g3,,true,o1,guardian,g3,E,B,p1',
      'w1,,true,o1,teacher,w1,F,G,p1',
    ),
  })
  expect(tiesOf(register).sort()).toEqual(['g1 > p1', 'g2 > p1', 'g3 > p1'])
})

test.each([
  ['two guardians of each other', ['g1,,true,o1,parent,g1,C,B,g2', 'g2,,true,o1,parent,g2,D,B,g1'], 3],
  ['two pupils of each other', ['p2,,true,o1,student,p2,C,B,p3', 'p3,,true,o1,student,p3,D,B,p2'], 3],
  ['somebody of himself', ['g1,,true,o1,parent,g1,C,B,g1'], 3],
])('a cycle of guardians is refused with its place: %s', async (_, rows, line) => {
  const errors = await wrong({
    'users.csv': users('p1,,true,o1,student,p1,A,B,', ...rows, 'w1,,true,o1,teacher,w1,F,G,'),
  })
  expect(errors).toEqual([expect.objectContaining({ file: 'users.csv', code: 'guardian_cycle' })])
  expect(errors[0]!.line).toBeGreaterThanOrEqual(line)
})

test('what is to be deleted, and who is disabled, is gone, and may be empty', async () => {
  const register = await read({
    'manifest.csv': manifestOf({
      users: 'delta',
      enrollments: 'delta',
      classes: 'delta',
      demographics: 'delta',
      orgs: 'delta',
    }),
    'users.csv': users(
      'p1,tobedeleted,,,,,,,',
      'w1,ToBeDeleted,true,o1,teacher,w1,F,G,',
      'w2,active,FALSE,o1,teacher,w2,H,I,',
    ),
    'enrollments.csv':
      'sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,tobedeleted,,,,\ne2,active,c9,o1,w8,teacher\n',
    'classes.csv': 'sourcedId,status,title,schoolSourcedId\nc1,tobedeleted,,\n',
  })
  expect(register.people.map(({ id, gone }) => [id, gone])).toEqual([
    ['p1', true],
    ['w1', true],
    ['w2', true],
  ])
  expect(register.enrolments.map(({ id, gone }) => [id, gone])).toEqual([
    ['e1', true],
    ['e2', false],
  ])
  expect(register.sections).toMatchObject([{ id: 'c1', gone: true }])
  expect(register.kinds).toMatchObject({ people: 'delta', sections: 'delta', terms: 'bulk' })
  // They may stand in the school already; whether they do is not the reader's to know.
  const outside = register.outside.map(({ entity, to, at, field }) => [entity, to, at.line, field])
  expect(outside).toEqual([
    ['people', 'w8', 3, 'userSourcedId'],
    ['sections', 'c9', 3, 'classSourcedId'],
  ])
})

test('a delta tells of a role or a gender of somebody whom it does not bring', async () => {
  const register = await read({
    'manifest.csv': manifestOf(
      { users: 'delta', roles: 'delta', demographics: 'delta', enrollments: 'absent' },
      '1.2',
    ),
    'enrollments.csv': undefined,
    'users.csv': 'sourcedId,status,enabledUser,username,givenName,familyName\n',
    'roles.csv':
      'sourcedId,status,userSourcedId,roleType,role,orgSourcedId\nr1,active,w7,primary,principal,o1\nr2,tobedeleted,w7,primary,teacher,o1\n',
    'demographics.csv': 'sourcedId,status,sex\nw7,active,female\n',
  })
  expect(register.changes.map(({ person, role, gender }) => [person, role ?? gender])).toEqual([
    ['w7', { role: 'principal', school: 'o1' }],
    ['w7', { role: 'teacher', school: 'o1', gone: true }],
    ['w7', 'female'],
  ])
})

test('a file that the manifest calls absent is not read', async () => {
  const register = await read({
    'manifest.csv': manifestOf({ courses: 'absent', demographics: 'absent' }),
    'demographics.csv': 'rubbish',
    'courses.csv': 'rubbish',
  })
  expect(register.kinds.courses).toBe('absent')
  expect(register.courses).toEqual([])
  expect(register.people[0]!.gender).toBeUndefined()
})

test.each(['bulk', 'absent'])(
  'accounts and passwords of 1.2 are left out unread, and the report says so (%s)',
  async kind => {
    const { register, errors, notes } = await readZip(
      setOf({
        'manifest.csv': manifestOf({ userProfiles: kind }),
        'userProfiles.csv':
          'sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,credentialType,username,password\n' +
          'f1,,,p1,lms,v,plain,ahmad,"secret',
      }),
    )
    expect([errors, register!.people.length]).toEqual([[], 3])
    expect(notes).toContainEqual({ file: 'userProfiles.csv', line: 1, code: 'accounts_ignored', times: 1 })
    expect(JSON.stringify([register, notes])).not.toContain('secret')
  },
)

test('of a file that the manifest passes over in silence, nothing that it lacks is gone', async () => {
  const manifest = manifestOf().replace('file.demographics,bulk\n', '').replace('file.classes,bulk\n', '')
  const { register, notes } = await readZip(setOf({ 'manifest.csv': manifest }))
  expect(register!.kinds).toMatchObject({ sections: 'delta', people: 'bulk' })
  expect(register!.people[0]!.gender).toBe('male')
  const unlisted = notes.filter(({ code }) => code === 'file_unlisted').map(({ file }) => file)
  expect(unlisted).toEqual(['classes.csv', 'demographics.csv'])
})

test('without a manifest the set is whole, and that is noted', async () => {
  const { register, notes } = await readZip(setOf({ 'manifest.csv': undefined }))
  expect(register).toMatchObject({ source: 'oneroster', form: 'OneRoster 1.1', kinds: { people: 'bulk' } })
  expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['manifest_missing', 'form_guessed']))
})

test.each([
  ['kindergarten', 'KG', undefined],
  ['several', '"KG,01,02"', '1'],
  ['none', '', '5'],
  ['beyond school', '13', undefined],
  ['nobody knows which', 'ZZ', '5'],
])('grades are read as CEDS writes them: %s', async (_, grades, grade) => {
  const register = await read({
    'courses.csv': 'sourcedId,title,orgSourcedId,grades\nk1,Maths,o1,5\n',
    'classes.csv': `sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds\nc1,Beginners,${grades},k1,scheduled,o1,t1\n`,
  })
  expect(register.sections[0]).toMatchObject({ letter: 'Beginners', subject: 'Maths' })
  expect(register.sections[0]!.grade).toBe(grade)
})

// Each changes one thing in a sound set.
test.each<[string, Record<string, string | undefined>, Partial<RosterError>]>([
  [
    'a row with too few cells',
    { 'orgs.csv': 'sourcedId,name,type\no1,A,school\no2,B\n' },
    { file: 'orgs.csv', line: 3, code: 'column_count' },
  ],
  [
    'a row with too many cells',
    { 'orgs.csv': 'sourcedId,name,type\no1,A,school,more\n' },
    { file: 'orgs.csv', line: 2, code: 'column_count' },
  ],
  [
    'an unknown role',
    { 'users.csv': users('p1,,true,o1,wizard,p1,A,B,', 'w1,,true,o1,teacher,w1,F,G,') },
    { file: 'users.csv', line: 2, field: 'role', code: 'role_unknown', value: 'wizard' },
  ],
  [
    'a role that no class has',
    {
      'enrollments.csv': 'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c1,o1,p1,parent\n',
    },
    { file: 'enrollments.csv', line: 2, field: 'role', code: 'role_unknown', value: 'parent' },
  ],
  [
    'a class that names no school',
    { 'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nc1,X,homeroom,\n' },
    { file: 'classes.csv', line: 2, field: 'schoolSourcedId', code: 'class_without_school', value: 'c1' },
  ],
  [
    'a class of an unknown school',
    { 'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nc1,X,homeroom,o7\n' },
    { file: 'classes.csv', line: 2, field: 'schoolSourcedId', code: 'reference_unknown', value: 'o7' },
  ],
  [
    'an enrolment of nobody',
    {
      'enrollments.csv': 'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c1,o1,p7,student\n',
    },
    { file: 'enrollments.csv', line: 2, field: 'userSourcedId', code: 'reference_unknown', value: 'p7' },
  ],
  [
    'an enrolment in no class',
    {
      'enrollments.csv': 'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c7,o1,p1,student\n',
    },
    { file: 'enrollments.csv', line: 2, field: 'classSourcedId', code: 'reference_unknown', value: 'c7' },
  ],
  [
    'the same id twice, where line breaks stand in cells',
    { 'orgs.csv': 'sourcedId,name,type\r\no1,"A\r\nB",school\r\no1,C,school\r\n' },
    { file: 'orgs.csv', line: 4, field: 'sourcedId', code: 'id_twice', value: 'o1' },
  ],
  [
    'no id',
    { 'orgs.csv': 'sourcedId,name,type\no1,A,school\n,C,school\n' },
    { file: 'orgs.csv', line: 3, field: 'sourcedId', code: 'field_empty' },
  ],
  [
    'no name',
    { 'users.csv': users('p1,,true,o1,student,p1,,B,', 'w1,,true,o1,teacher,w1,F,G,') },
    { file: 'users.csv', line: 2, field: 'givenName', code: 'field_empty' },
  ],
  [
    'a column that nothing can be done without',
    { 'users.csv': 'sourcedId,role,givenName\np1,student,A\n' },
    { file: 'users.csv', line: 1, field: 'familyName', code: 'column_missing' },
  ],
  [
    'a column twice',
    { 'orgs.csv': 'sourcedId,name,Name,type\no1,A,B,school\n' },
    { file: 'orgs.csv', line: 1, field: 'name', code: 'header_twice' },
  ],
  [
    'an unknown state',
    { 'orgs.csv': 'sourcedId,status,name,type\no1,sleeping,A,school\n' },
    { file: 'orgs.csv', line: 2, field: 'status', code: 'value_unknown', value: 'sleeping' },
  ],
  [
    'a day that no calendar has',
    { 'academicSessions.csv': 'sourcedId,title,type,startDate,endDate\nt1,A,term,2026-02-30,2026-05-01\n' },
    { file: 'academicSessions.csv', line: 2, field: 'startDate', code: 'date_wrong', value: '2026-02-30' },
  ],
  [
    'a quote that is never closed',
    { 'orgs.csv': 'sourcedId,name,type\no1,"A,school\n' },
    { file: 'orgs.csv', code: 'quote_open' },
  ],
  [
    'a row that is too long',
    { 'orgs.csv': `sourcedId,name,type\no1,${'A'.repeat(70_000)},school\n` },
    { file: 'orgs.csv', code: 'row_too_long' },
  ],
  [
    'a name that is too long',
    { 'orgs.csv': `sourcedId,name,type\no1,${'A'.repeat(600)},school\n` },
    { file: 'orgs.csv', line: 2, field: 'name', code: 'field_too_long' },
  ],
  [
    'a file that is no text',
    { 'orgs.csv': 'PK\u0000\u0001' },
    { file: 'orgs.csv', line: 1, code: 'not_text' },
  ],
  ['an empty file', { 'orgs.csv': ' \n' }, { file: 'orgs.csv', line: 1, code: 'empty' }],
  [
    'a file that the manifest promises',
    { 'users.csv': undefined },
    { file: 'manifest.csv', line: 8, field: 'file.users', code: 'file_missing', value: 'users.csv' },
  ],
  [
    'a manifest of another version',
    { 'manifest.csv': manifestOf({}, '2.0') },
    { file: 'manifest.csv', line: 3, field: 'oneroster.version', code: 'version_unknown', value: '2.0' },
  ],
  [
    'a manifest with another word',
    { 'manifest.csv': manifestOf({ users: 'some' }) },
    { file: 'manifest.csv', line: 8, field: 'file.users', code: 'value_unknown', value: 'some' },
  ],
])('%s is an error with its place', async (_, changed, error) => {
  expect((await wrong(changed))[0]).toMatchObject(error)
})

test.each(['=1+1', '=HYPERLINK("http://x","y")', '+cmd', '-A1', '@SUM(A1)', '＝1'])(
  'a name that a spreadsheet could run is refused: %s',
  async text => {
    const cell = `"${text.replaceAll('"', '""')}"`
    const [error] = await wrong({ 'orgs.csv': `sourcedId,name,type\no1,${cell},school\n` })
    expect(error).toEqual({ file: 'orgs.csv', line: 2, field: 'name', code: 'formula', value: text })
  },
)

test('an id may begin with any sign but =, and a telephone with +', async () => {
  const [phone, id] = ['+962 79 123 4567', '-MxY@1']
  const register = await read({
    'users.csv':
      'sourcedId,orgSourcedIds,role,givenName,familyName,sms\n' +
      `${id},o1,student,A,B,${phone}\nw1,o1,teacher,C,D,-\np1,o1,student,E,F,\n`,
  })
  expect(register.people[0]).toMatchObject({ id, phone: '+962791234567' })
  expect(register.people[1]!.phone).toBeUndefined()
  const [error] = await wrong({ 'orgs.csv': 'sourcedId,name,type\n=o1,A,school\n' })
  expect(error).toMatchObject({ field: 'sourcedId', code: 'formula' })
})

test('errors are listed up to a limit, and then reading stops', async () => {
  const rows = Array.from({ length: 1000 }, (_, at) => `e${at},c1,o1,nobody${at},student`)
  const errors = await wrong({
    'enrollments.csv': `sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n${rows.join('\n')}\n`,
  })
  expect(errors).toHaveLength(200)
  expect(errors.at(-1)!.code).toBe('too_many_errors')
})
