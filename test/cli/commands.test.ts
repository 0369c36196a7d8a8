import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { restoreCommand } from '../../src/server/cli/restore.ts'
import { Tally } from '../../src/server/cli/tally.ts'
import { readConfig } from '../../src/server/config.ts'
import type { Tables } from '../../src/server/db/schema.ts'
import { readCardLink, readFamilyLink } from '../../src/wire/card.ts'
import { everything, folder, playedDemo, run, school } from './school.ts'

const demo = playedDemo()
const tables: (keyof Tables)[] = [
  'places',
  'rows',
  'ties',
  'enrolments',
  'devices',
  'cards',
  'results',
  'generations',
]

test('a wrong command, option or number of words ends with 2 and tells the usage', async () => {
  const dataDir = folder()
  const typed = await run('src/server/cli.ts', ['card', '--colour'], { DATA_DIR: dataDir })
  expect([typed.code, typed.out]).toEqual([2, ''])
  expect(typed.err).toContain('5B')
  for (const words of [[], ['backup'], ['card', '--colour'], ['card']]) {
    const { code, out, err } = await school(dataDir, ...words)
    expect([words, code]).toEqual([words, 2])
    expect(out + err).toMatch(/FILE|5B/)
  }
  expect((await school(dataDir, '--help')).code).toBe(0)
  expect((await school(dataDir, 'dance', '--json')).json).toEqual({ error: 'wrong_usage' })
  expect(readdirSync(dataDir)).toEqual([])
})

test('the demo is played once, and its cards stay', async () => {
  const dataDir = demo()
  const before = await everything(dataDir, tables)
  const cards = readFileSync(join(dataDir, 'demo-cards.json'), 'utf8')
  const again = await school(dataDir, 'demo', '--json')
  expect([again.code, again.json.played]).toEqual([0, []])
  expect(await everything(dataDir, tables)).toEqual(before)
  expect(readFileSync(join(dataDir, 'demo-cards.json'), 'utf8')).toBe(cards)
})

test('a section’s sheet has a card for each student, ten a page, each with its own QR and code', async () => {
  const dataDir = demo()
  const file = join(dataDir, 'sheet.html')
  const { code, json } = await school(dataDir, 'card', '--section', '5B', '--out', file, '--json')
  expect(code).toBe(0)
  const cards = json.cards as { person: string; name: string; code: string; link: string }[]
  expect(cards).toHaveLength(24)
  expect(new Set(cards.map(card => card.code)).size).toBe(24)
  expect(cards.map(card => readCardLink(card.link)?.person)).toEqual(cards.map(card => card.person))
  const html = readFileSync(file, 'utf8')
  expect(html.match(/<article/g)).toHaveLength(24)
  expect(html.match(/<section/g)).toHaveLength(3)
  for (const card of cards) expect(html).toContain(card.code)
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  expect(statSync(file).mode & 0o077).toBe(0)
  const stored = (await everything(dataDir, ['cards'])).cards!
  expect(JSON.stringify(stored)).not.toContain(readCardLink(cards[0]!.link)!.secret)
})

test('S1.family: brothers and sisters of a section’s children have one card, with a square for all and a code for each', async () => {
  const dataDir = demo()
  const file = join(dataDir, 'families.html')
  const { code, json } = await school(
    dataDir,
    'card',
    '--section',
    '6A',
    '--families',
    '--out',
    file,
    '--json',
  )
  expect(code).toBe(0)
  const cards = json.cards as {
    link: string
    guardians: string[]
    children: { name: string; code: string }[]
  }[]
  const hana = cards.find(card => readFamilyLink(card.link)?.some(({ card: one }) => one.person === 'yazan'))!
  expect(readFamilyLink(hana.link)!.map(({ card, name }) => [card.person, card.desk, name])).toEqual([
    ['yazan', 'student', 'يزن'],
    ['jana', 'student', 'جنى'],
  ])
  expect(hana.guardians).toHaveLength(1)
  const html = readFileSync(file, 'utf8')
  for (const child of hana.children) expect(html).toContain(child.code)
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
  expect(statSync(file).mode & 0o077).toBe(0)
  expect((await school(dataDir, 'card', '--staff', '--families')).code).toBe(2)
  expect((await school(dataDir, 'card', '--section', '6A', '--families', '--guardians')).code).toBe(2)
})

test('one person’s card opens the right desk; somebody in two schools needs the place said', async () => {
  const dataDir = demo()
  const unclear = await school(dataDir, 'card', '--person', 'hana', '--json')
  expect([unclear.code, unclear.json]).toEqual([1, { error: 'person_ambiguous' }])
  const { json } = await school(dataDir, 'card', '--person', 'hana', '--place', 'yarmouk', '--json')
  const [card] = json.cards as { link: string }[]
  expect(readCardLink(card!.link)).toMatchObject({ person: 'hana', place: 'yarmouk', desk: 'guardian' })
  expect((await school(dataDir, 'card', '--person', 'nobody')).code).toBe(1)
  expect((await school(dataDir, 'card', '--section', '5B', '--place', 'mars')).code).toBe(1)
})

test('a backup restored elsewhere has the same rows, and each place a new epoch', async () => {
  const dataDir = demo()
  const file = join(folder(), 'backup.jsonl')
  // As a school does it: in processes of their own, which end by themselves.
  const saved = await run('src/server/cli.ts', ['backup', file, '--json'], { DATA_DIR: dataDir })
  expect(saved.code).toBe(0)
  expect(statSync(file).mode & 0o077).toBe(0)
  const other = folder()
  const restored = await school(other, 'restore', file, '--json')
  expect([restored.code, restored.json]).toEqual([
    0,
    { rows: saved.json.rows, blobs: saved.json.blobs, places: ['amal', 'yarmouk'] },
  ])

  const before = await everything(dataDir, tables)
  const after = await everything(other, tables)
  const sorted = (rows: object[]) => rows.map(row => JSON.stringify(row)).sort()
  for (const table of tables.slice(1)) expect(sorted(after[table]!)).toEqual(sorted(before[table]!))
  const places = (found: typeof before) => found.places as { epoch: string; keys: string; v: number }[]
  expect(places(after).map(({ keys, v }) => [keys, v])).toEqual(
    places(before).map(({ keys, v }) => [keys, v]),
  )
  places(after).forEach(({ epoch }, i) => expect(epoch).not.toBe(places(before)[i]!.epoch))
})

test('a backup never goes over a school, and a broken one changes nothing', async () => {
  const dataDir = demo()
  const file = join(folder(), 'backup.jsonl')
  await school(dataDir, 'backup', file)
  const refused = await school(dataDir, 'restore', file, '--json')
  expect([refused.code, refused.json]).toEqual([1, { error: 'not_empty' }])

  const whole = readFileSync(file, 'utf8')
  const lines = whole.split('\n')
  const damaged: Record<string, string> = {
    'cut short': lines.slice(0, 400).join('\n'),
    'a line lost': lines.filter((_, i) => i !== 400).join('\n'),
    'not JSON': whole.replace('{"table":"rows"', '{"table:"rows"'),
    'a table of nobody': whole.replace('{"table":"rows"', '{"table":"kysely_migration"'),
    'a column of nobody': whole.replace('"audience":', '"audience) values (1) --":'),
    'no backup at all': 'مرحبا',
    empty: '',
  }
  const empty = folder()
  const config = readConfig({ DATA_DIR: empty })
  for (const [what, text] of Object.entries(damaged)) {
    const broken = join(folder(), 'broken.jsonl')
    writeFileSync(broken, text)
    const restoring = restoreCommand.run({ words: [broken], text: {}, on: new Set() }, config)
    await expect(restoring, what).rejects.toMatchObject({ code: 'backup_broken', exit: 1 })
    const after = await everything(empty)
    expect([what, ...Object.values(after).map(rows => rows.length)]).toEqual([what, 0, 0, 0])
  }
  const newer = join(empty, 'newer.jsonl')
  writeFileSync(newer, whole.replace('"0001-one-answer"', '"0001-one-answer","9999-later"'))
  expect((await school(empty, 'restore', newer, '--json')).json).toEqual({ error: 'backup_too_new' })
  expect((await school(empty, 'restore', join(empty, 'none'), '--json')).json).toEqual({
    error: 'file_not_readable',
  })
  expect((await school(empty, 'restore', file)).code).toBe(0)
})

test('a backup does not go over a file that is something else', async () => {
  const dataDir = folder()
  const file = join(folder(), 'thesis.txt')
  writeFileSync(file, 'عمل سنة')
  expect((await school(dataDir, 'backup', file, '--json')).json).toEqual({ error: 'file_exists' })
  expect(readFileSync(file, 'utf8')).toBe('عمل سنة')
  for (const [where, ar, en] of [
    [join(dataDir, 'no', 'folder', 'b'), 'المجلّد غير موجود', 'its folder is not there'],
    [join(file, 'b'), 'ملفّ وليس مجلّدًا', 'is a file and no folder'],
    [dirname(file), 'هناك مجلّد بهذا الاسم', 'a folder has that name'],
  ] as const) {
    const { code, json, err } = await school(dataDir, 'backup', where, '--json')
    expect([code, json]).toEqual([1, { error: 'file_not_writable' }])
    expect(err).toContain(ar)
    expect(err).toContain(en)
    expect(err).not.toMatch(/\bE[A-Z]{4,}\b/)
  }
  const sheet = await school(demo(), 'card', '--section', '5B', '--out', join(file, 'b.html'), '--json')
  expect([sheet.code, sheet.json]).toEqual([1, { error: 'file_not_writable' }])
})

test('migrate, backup and card work on an empty DATA_DIR', async () => {
  const dataDir = folder()
  const [first, second] = [
    await school(dataDir, 'migrate', '--json'),
    await school(dataDir, 'migrate', '--json'),
  ]
  expect([(first.json.ran as string[]).length > 0, second.json]).toEqual([true, { ran: [] }])
  const saved = await school(folder(), 'backup', join(dataDir, 'b.jsonl'), '--json')
  expect([saved.code, saved.json.rows]).toEqual([0, 0])
  expect((await school(folder(), 'card', '--section', '5B')).code).toBe(0)
})

test('long work says how it is getting on, beside the answer and never in it', async () => {
  const dataDir = demo()
  const other = folder()
  const lessons = folder()
  writeFileSync(join(lessons, 'a.md'), '# الأعداد\n\nنعدّ معًا.\n')
  const names = join(folder(), 'names.csv')
  writeFileSync(names, 'اسم الطالب,الصف,الشعبة\nيوسف رامي عادل النعيمات,السابع,أ\n')
  const file = join(folder(), 'backup.jsonl')
  const work: [said: RegExp[], dataDir: string, ...args: string[]][] = [
    [[/تُجهَّز المدرستان… Playing the demo schools in…/], dataDir, 'demo'],
    [[/تُقرأ الدروس… Reading the lessons…/], dataDir, 'import-lessons', lessons, '--subject', 'رياضيات'],
    [[/يُقرأ السجلّ… Reading the register…/], other, 'import-roster', names],
    [[/يُعاد ما كان .* Taking the last register back…/], other, 'undo-import'],
    [[/يُحسب من ينتقل… Working out who moves up…/], dataDir, 'move-up', '--place', 'amal'],
    [[/تُنقل المدرسة… Moving the school up…/], dataDir, 'move-up', '--place', 'amal', '--yes'],
    [[/^صفوف rows: \d+\. Rows of rows: \d+\.$/m, /^صفوف ties: /m], dataDir, 'backup', file],
    [[/^صفوف rows: \d+\. Rows of rows: \d+\.$/m, /^صفوف ties: /m], folder(), 'restore', file],
  ]
  for (const [said, where, ...args] of work) {
    const { code, err, out } = await school(where, ...args)
    expect(code, `${args[0]}: ${err}`).toBe(0)
    for (const line of said) {
      expect(err, args[0]).toMatch(line)
      expect(out, args[0]).not.toMatch(line)
    }
  }
})

test('of files a copy says how far it is every 64 megabytes', () => {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const tally = new Tally()
  tally.took('rows', 2)
  tally.took('rows', 3)
  tally.took('ties', 1)
  tally.through()
  for (let piece = 0; piece < 2 * 64 + 1; piece++) tally.tookPiece(1024 * 1024)
  const said = spy.mock.calls.map(([line]) => line as string)
  spy.mockRestore()
  expect(said).toEqual([
    'صفوف rows: 5. Rows of rows: 5.',
    'صفوف ties: 1. Rows of ties: 1.',
    'الملفّات: 64 ميغابايت… Files: 64 MB…',
    'الملفّات: 128 ميغابايت… Files: 128 MB…',
  ])
  expect(tally.rows).toBe(6)
})
