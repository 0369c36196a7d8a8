import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { expect, test, vi } from 'vitest'
import { cardCommand } from '../../src/server/cli/card.ts'
import { importRosterCommand } from '../../src/server/cli/import-roster.ts'
import { openSchoolCommand } from '../../src/server/cli/open-school.ts'
import { readConfig } from '../../src/server/config.ts'
import { manifestOf } from '../imports/roster-sets.ts'
import { everything, folder, school, sharedData } from './school.ts'

const sheet = (rows: string[]) =>
  ['الرقم الوطني,اسم الطالب,الجنس,الصف,الشعبة,ولي الأمر,هاتف ولي الأمر', ...rows, ''].join('\r\n')
const rows = Array.from(
  { length: 30 },
  (_, n) =>
    `20090000${String(n).padStart(2, '0')},يوسف رامي عادل النعيمات${n},ذكر,السابع,${n < 15 ? 'أ' : 'ب'},رامي عادل حسن النعيمات${n},07912345${String(n).padStart(2, '0')}`,
)

/** A OneRoster 1.1 set of one school with one class. */
function oneRoster(dir: string, pupils: string[]): string {
  mkdirSync(dir, { recursive: true })
  const write = (name: string, ...lines: string[]) =>
    writeFileSync(join(dir, `${name}.csv`), `${lines.join('\r\n')}\r\n`)
  write(
    'orgs',
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'o1,,,مدرسة النور,school,noor,',
  )
  write(
    'academicSessions',
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    't1,,,السنة,schoolYear,2025-09-01,2026-06-30,,2026',
  )
  write(
    'courses',
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects',
    'k1,,,,الصفّ,,,o1,',
  )
  write(
    'classes',
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    'c1,,,أ,07,k1,,homeroom,,o1,t1,,,',
  )
  const user = (id: string, role: string, family: string) =>
    `${id},,,true,o1,${role},${id},,سامر,${family},,,,,,,,`
  write(
    'users',
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    user('b1', 'principal', 'القضاة'),
    user('u0', 'teacher', 'المجالي'),
    ...pupils.map(id => user(id, 'student', 'العبادي')),
  )
  write(
    'enrollments',
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e0,,,c1,o1,u0,teacher,true,,',
    ...pupils.map(id => `e-${id},,,c1,o1,${id},student,,,`),
  )
  write('manifest', ...manifestOf({ demographics: 'absent' }).trimEnd().split('\n'))
  return dir
}
// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 })
const pupils = Array.from({ length: 25 }, (_, n) => `p${n}`)

test('P1.imports: an empty folder becomes a real school, and its staff gets in by cards', async () => {
  const home = folder()
  const set = oneRoster(join(home, 'set'), pupils)
  const data = join(home, 'data')
  const first = await school(data, 'import-roster', set, '--json')
  expect([first.code, first.err]).toEqual([0, expect.any(String)])
  // orgs 1, terms 1, courses 1, classes 1, users 27, enrollments 26
  expect(first.json).toEqual({ created: 57, updated: 0, unchanged: 0, removed: 0, errors: [] })
  const { places } = await everything(data)
  expect(places!.map(one => (one as { place_id: string }).place_id)).toEqual(['noor'])
  const again = await school(data, 'import-roster', set, '--json')
  expect(again.json).toEqual({ created: 0, updated: 0, unchanged: 57, removed: 0, errors: [] })

  const cards = await school(data, 'card', '--staff', '--json')
  expect(cards.code, cards.err).toBe(0)
  const printed = cards.json as { cards: { name: string }[]; file: string }
  expect(printed.cards.map(card => card.name)).toEqual(['سامر القضاة', 'سامر المجالي'])
  expect(readFileSync(printed.file, 'utf8')).toContain('مدرسة النور')
  const section = await school(data, 'card', '--section', '7أ', '--json')
  expect((section.json as { cards: unknown[] }).cards).toHaveLength(25)

  const undone = await school(data, 'undo-import', '--json')
  expect(undone.json).toMatchObject({ places: ['noor'], kept: 0 })
  expect((await school(data, 'undo-import', '--json')).json).toEqual({ error: 'nothing_to_undo' })
})

test('P1.differences: more than a twentieth goes only with --yes, and comes back', async () => {
  const home = folder()
  const data = join(home, 'data')
  await brought(data, oneRoster(join(home, 'a'), pupils))
  const small = oneRoster(join(home, 'b'), pupils.slice(0, 20))
  const asked = await brought(data, small)
  expect(asked.json).toEqual({
    ...{ created: 0, updated: 0, unchanged: 0, removed: 0 },
    errors: [{ file: '', line: 1, code: 'too_many_gone' }],
  })
  expect(asked.wrong.join()).toContain('--yes')
  expect((await brought(data, small, 'dry-run')).json).toMatchObject({ removed: 10, unchanged: 47 })
  expect((await brought(data, small, 'yes')).json).toMatchObject({ removed: 10 })
  expect((await brought(data, join(home, 'a'))).json).toEqual({
    ...{ created: 0, updated: 10, unchanged: 47, removed: 0, errors: [] },
  })
})

test('what is new, changed and gone is told before anything is written', async () => {
  const home = folder()
  const data = join(home, 'data')
  await brought(data, oneRoster(join(home, 'a'), pupils))
  const next = oneRoster(join(home, 'b'), [...pupils.slice(0, -1), 'p90'])
  const users = join(next, 'users.csv')
  writeFileSync(users, readFileSync(users, 'utf8').replace('p3,,سامر,العبادي', 'p3,,سامر,الحياري'))

  const imports = () => {
    const db = new Sqlite(join(data, 'haqiba.db'))
    const { n } = db.prepare('select count(*) as n from imports').get() as { n: number }
    db.close()
    return n
  }
  const told: [line: string, imports: number][] = []
  const spy = vi
    .spyOn(console, 'error')
    .mockImplementation((line: string) => void told.push([line, imports()]))
  const { json } = await brought(data, next).finally(() => spy.mockRestore())
  expect(json).toMatchObject({ created: 2, updated: 1, removed: 2 })
  const before = told.filter(([, n]) => n === 1).map(([line]) => line)
  expect(before).toEqual(
    expect.arrayContaining([
      'الأشخاص people: +1 ~1 =25 -1',
      expect.stringMatching(/changed: سامر الحياري {2}\(users\.csv:7\)$/),
      expect.stringMatching(/gone: سامر العبادي/),
      'created 2, updated 1, unchanged 54, removed 2',
    ]),
  )
  // No line behind the act tells it once more.
  expect(told.length).toBe(before.length)
  expect(imports()).toBe(2)
})

test('a wrong set is told with file and line, and leaves no trace', async () => {
  const home = folder()
  const set = oneRoster(join(home, 'set'), pupils)
  const users = join(set, 'users.csv')
  writeFileSync(users, readFileSync(users, 'utf8').replace('p3,,,true,o1,student', 'p3,,,true,o1,wizard'))
  const data = join(home, 'data')
  const ran = await school(data, 'import-roster', set, '--json')
  expect(ran.code).toBe(1)
  expect(ran.json).toMatchObject({
    created: 0,
    errors: [{ file: 'users.csv', line: 7, code: 'role_unknown' }],
  })
  expect(ran.err).toContain('users.csv:7')
  expect(existsSync(data) && readdirSync(data)).toBeFalsy()
})

test('trying leaves no trace either', async () => {
  const home = folder()
  const data = join(home, 'data')
  const { json } = await brought(data, oneRoster(join(home, 'set'), pupils), 'dry-run')
  expect(json.created).toBe(57)
  expect(existsSync(data) && readdirSync(data)).toBeFalsy()
})

test('a sheet comes into the school that was opened for it, and guardians get cards', async () => {
  const home = folder()
  const data = join(home, 'data')
  const config = readConfig({ DATA_DIR: data })
  const name = 'مدرسة الرجاء'
  const text = { name, principal: 'سمر نبيل عيسى القضاة' }
  const opened = await openSchoolCommand.run({ words: [], text, on: new Set(['female']) }, config)
  const { place } = opened.json as { place: string }
  const file = join(home, 'السابع.csv')
  writeFileSync(file, sheet(rows))
  expect((await brought(data, file)).json).toMatchObject({ updated: 0, removed: 0, errors: [] })
  expect((await brought(data, file)).json).toMatchObject({ created: 0, updated: 0 })
  expect((await everything(data)).places).toHaveLength(1)
  const cards = async (text: Record<string, string>, ...on: string[]) => {
    const { json } = await cardCommand.run({ words: [], text, on: new Set(on) }, config)
    return (json as { cards: { name: string }[] }).cards
  }
  expect(await cards({ section: '7أ' }, 'guardians')).toHaveLength(15)
  expect(await cards({ place }, 'staff')).toMatchObject([{ name: 'سمر نبيل عيسى القضاة' }])
  const again = openSchoolCommand.run({ words: [], text: { name, place }, on: new Set() }, config)
  await expect(again).rejects.toMatchObject({ code: 'place_open' })
})

/** The command itself, without a process of its own. */
async function brought(data: string, path: string, ...on: string[]) {
  const config = readConfig({ DATA_DIR: data })
  const { json, wrong = [] } = await importRosterCommand.run(
    { words: [path], text: {}, on: new Set(on) },
    config,
  )
  return { json: json as Report, wrong }
}
interface Report {
  created: number
  errors: { file: string; line: number; code: string }[]
}

test('what is no register is named for what it is, and nothing is opened', async () => {
  const home = folder()
  const data = join(home, 'data')
  for (const [name, content] of [
    ['broken.zip', 'PK\u0003\u0004 and nothing more'],
    ['empty.csv', ''],
    ['page.html', '<html>'],
  ] as const) {
    writeFileSync(join(home, name), content)
    const { json, wrong } = await brought(data, join(home, name))
    expect(json.errors.length, name).toBeGreaterThan(0)
    expect(wrong.at(-1), name).toContain('Nothing was changed')
  }
  expect((await brought(data, join(home, 'nothing'))).json.errors).toMatchObject([{ code: 'missing' }])
  expect(existsSync(data)).toBe(false)
  await expect(
    importRosterCommand.run(
      { words: [home], text: { place: 'a b' }, on: new Set() },
      readConfig({ DATA_DIR: data }),
    ),
  ).rejects.toMatchObject({ exit: 2 })
})

const sets = [
  'catalyst/Test_minimal_data_set.zip',
  'catalyst/oneroster_test_data.zip',
  'oat-1.1',
  'microsoft-sds/SDS v2.1',
  'microsoft-sds/SDS Format/25 Users',
  'microsoft-sds/SDS Format/100 Users',
]
const real = sharedData('oneroster')

test.skipIf(!real).each(sets)('the set %s comes in once, and nothing of it twice', async name => {
  const data = folder()
  const first = await brought(data, join(real!, name))
  expect(first.wrong).toEqual([])
  const { created } = first.json
  expect(created).toBeGreaterThan(0)
  expect((await brought(data, join(real!, name))).json).toEqual({
    ...{ created: 0, updated: 0, unchanged: created, removed: 0, errors: [] },
  })
})

test('a register of several schools does not fit into one that is named, and is told what fits', async () => {
  const home = folder()
  const set = oneRoster(join(home, 'set'), pupils)
  writeFileSync(
    join(set, 'orgs.csv'),
    `${readFileSync(join(set, 'orgs.csv'), 'utf8')}o2,,,مدرسة الياسمين,school,y,\r\n`,
  )
  const classes = readFileSync(join(set, 'classes.csv'), 'utf8')
  writeFileSync(join(set, 'classes.csv'), `${classes}c2,,,أ,08,k1,,homeroom,,o2,t1,,,\r\n`)
  const data = join(home, 'data')
  await school(data, 'open-school', '--name', 'مدرسة', '--place', 'sch')
  const into = await school(data, 'import-roster', set, '--place', 'sch', '--json')
  expect([into.code, into.json]).toMatchObject([
    1,
    { errors: [2, 3].map(line => ({ file: 'orgs.csv', line, code: 'several_schools' })) },
  ])
  expect(into.out + into.err).toContain('Without it each school goes to a place of its own')
  const own = await school(data, 'import-roster', set, '--dry-run', '--json')
  expect([own.code, own.json]).toMatchObject([0, { errors: [] }])
})
