import { World } from '../world.ts'
import { MemorySchool } from './memory.ts'
import { memoryHouse, openSchool, issueCard } from './house.ts'
import { exchange, signedBytes } from '../../../../src/server/sync/exchange.ts'
import { writeEnvelope, readEnvelope } from '../../../../src/wire/envelope.ts'
import { writeLetter } from '../../../../src/letters/letter.ts'
import {
  makeInbox,
  makeSigner,
  publicText,
  keyId,
  schoolKeyId,
  readInbox,
  sign,
} from '../../../../src/letters/keys.ts'
import { readCardLink } from '../../../../src/wire/card.ts'
import { toBase64url } from '../../../../src/wire/bytes.ts'
const w = new (World as any)(1)
const school = new MemorySchool()
const house = memoryHouse({
  store: school.connect(process.argv[2] ? { before: () => undefined, statements: true } : {}),
  now: () => w.time,
})
const admit = (id: string, student: boolean) => ({
  name: 'people.admit',
  args: { id, name: { own: id, father: '', grandfather: '', family: 'x' }, gender: 'female', student },
})
const tie = (person: string, role: string, target: string) => ({
  name: 'people.tie',
  args: { id: `${person}-${target}`, person, role, target },
})
await openSchool(house, 'amal', [
  { name: 'sections.open', args: { id: '5a', grade: '5', letter: 'a' } },
  { name: 'sections.open', args: { id: '5b', grade: '5', letter: 'b' } },
  ...['omar', 'lina', 'sara', 'ziad'].map(i => admit(i, true)),
  ...['hana', 'muna'].map(i => admit(i, false)),
  tie('omar', 'student', '5a'),
  tie('lina', 'student', '5a'),
  tie('sara', 'student', '5b'),
  tie('ziad', 'student', '5a'),
  tie('hana', 'guardian', 'omar'),
  tie('muna', 'teacher', '5a'),
])
async function phone(person: string, desk: any) {
  const card = readCardLink((await issueCard(house, { place: 'amal', person, desk })).link)!
  const [device, inbox, signer] = [await makeSigner(), await makeInbox(), await makeSigner()]
  const key = await publicText(device),
    d = await keyId(key),
    p = await keyId(await publicText(signer))
  const to = { seal: (await readInbox(card.seal))!, keyId: await schoolKeyId(card.seal) }
  let n = 0,
    h: any = [0, '', '']
  const enrol = await writeLetter(to as any, signer, {
    d,
    p,
    n: ++n,
    e: {
      card: card.card,
      secret: card.secret,
      device: key,
      inbox: await publicText(inbox),
      sign: await publicText(signer),
    },
  })
  const act = (name: string, x: object) =>
    writeLetter(to as any, signer, {
      d,
      p,
      n: ++n,
      a: { name, v: 1 },
      x,
      t: { clock: w.time, offset: 0, contact: w.time },
    })
  const sync = async (letters: Uint8Array[]) => {
    const body = writeEnvelope({ w: 1, d, k: key, n: ++n, p: [{ i: 'amal', h }] }, letters)
    const mark = toBase64url(await sign(device, signedBytes(body)))
    const t = performance.now()
    const r = await exchange(house, body, mark, '')
    const took = performance.now() - t
    if (!r.ok) throw new Error(JSON.stringify(r))
    const e = readEnvelope(r.body, { frames: 99, frame: 9e6 }) as any
    const a = e.head.p[0]
    h = [a.t, a.g, a.e]
    return { took, head: e.head, bytes: r.body.length }
  }
  await sync([enrol.bytes])
  return { act, sync }
}
const muna = await phone('muna', 'teacher')
const omar = await phone('omar', 'student')
const text = (i: number) => ({
  id: `w${i}`,
  section: '5a',
  subject: 'maths',
  title: 't',
  intro: '',
  lessons: [],
  tasks: [{ id: 't1', kind: 'text', prompt: 'x', points: 6 }],
  publishAt: w.time,
  dueAt: w.time + 9e7,
  weight: 0,
})

const keep = (i: number) => omar.act('progress.keep', { lesson: 'shelf', reached: 1 + (i % 2) })
await openSchool(house, 'amal', [
  {
    name: 'lessons.shelve',
    args: {
      id: 'shelf',
      section: '5a',
      publishAt: w.time,
      source: '',
      hash: '',
      lesson: {
        title: 'x',
        subject: 'maths',
        outcomes: [],
        credits: [],
        pages: [{ blocks: [] }, { blocks: [] }],
      },
    },
  },
])
for (let i = 0; i < 10; i++) await muna.sync([(await muna.act('assignments.publish', text(i))).bytes])
async function cpu(times: number, what: () => Promise<unknown>) {
  const c = process.cpuUsage()
  for (let i = 0; i < times; i++) await what()
  const { user, system } = process.cpuUsage(c)
  return ((user + system) / times).toFixed(0)
}
let i = 0
if (process.argv[3] === 'letter') {
  const state = school.backup()
  void state
  const ls: Uint8Array[] = []
  let t = 0
  for (let r = 0; r < 60; r++) {
    ls.length = 0
    for (let k = 0; k < 100; k++) ls.push((await keep(k)).bytes)
    const c = process.cpuUsage()
    for (const l of ls) await omar.sync([l])
    const u = process.cpuUsage(c)
    t += u.user + u.system
    school.places.get('amal')!.tables.results.clear()
  }
  console.log('letter', (t / 6000).toFixed(0))
  process.exit()
}
if (process.argv[3]) {
  console.log(await cpu(30000, () => omar.sync([])))
  process.exit()
}
for (const round of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]) {
  const letters: Uint8Array[] = []
  for (let k = 0; k < 100; k++) letters.push((await keep(k)).bytes)
  console.log({
    rows: school.places.get('amal')!.tables.rows.size,
    idle: await cpu(3000, () => omar.sync([])),
    letters: await cpu(100, () => omar.sync([letters.pop()!])),
    pull1: 0,
  })
  console.log((await muna.sync([])).head.p[0].t, (await omar.sync([])).head.s)
}
