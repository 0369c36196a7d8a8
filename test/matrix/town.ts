/** The school of the walk: a person for each role, with one tie and a phone, and a row in every audience that there can be. */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { Audience } from '../../src/domain/audiences.ts'
import { performAct, performOffice } from '../../src/server/actions/perform.ts'
import { PlaceRows } from '../../src/server/actions/rows.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import type { House } from '../../src/server/house.ts'
import { demoRoute } from '../../src/server/http/demo.ts'
import { openDoors } from '../../src/server/http/app.ts'
import type { Stage } from '../server/engines.ts'
import { Phone, type Profile } from '../server/phone.ts'
import { day } from '../server/school.ts'
import { fileOfWork, planIn, workIn } from './calls.ts'
import { expected } from './expectations.ts'

/** Everybody with a tie, and what it names; those who have none of these have their own words below. */
const tied: Record<string, [role: string, target: string]> = {
  student: ['student', '5a'],
  guardian: ['guardian', 'student'],
  teacher: ['teacher', '5a'],
  homeroom: ['homeroom', '5a'],
  leaver: ['leaver', '5a'],
  ...Object.fromEntries(
    [
      'counselor',
      'principal',
      'support',
      'laboratory-keeper',
      'supervisor',
      'head-of-supervision',
      'department-head',
      'director',
      'council-member',
    ].map(role => [role, [role, 'school']]),
  ),
  ended: ['teacher', '5a'],
  'ended-device': ['teacher', '5a'],
  participant: ['teacher', '5a'],
  moved: ['student', '5a'],
  // Those beside them.
  classmate: ['student', '5a'],
  neighbour: ['student', '6b'],
  mother: ['guardian', 'classmate'],
  aunt: ['guardian', 'classmate'],
  uncle: ['guardian', 'classmate'],
  grandmother: ['guardian', 'classmate'],
  colleague: ['teacher', '5a'],
  stranger: ['teacher', '6b'],
}
const pupils = new Set(['student', 'leaver', 'moved', 'classmate', 'neighbour'])
const acting = Object.keys(expected).filter(who => who !== 'office' && who !== 'anonymous')

/** A row hangs in each; `self` is whose it is. */
export const audiences = [
  ...['place', 'staff', 'office', 'families', 'section:5a', 'section:6b', 'watch:5a', 'watch:6b'],
  ...['pupil:student', 'pupil:classmate', 'pupil:neighbour', 'pupil:leaver'],
  ...['self', 'self:colleague', 'thread:asked', 'thread:another'],
  ...['students', 'guardians', 'teachers'].flatMap(who =>
    ['', '-grade:5', '-grade:6', ':5a', ':6b'].map(where => who + where),
  ),
  ...['students+guardians:5a', 'guardians+teachers-grade:6'],
]
export const audienceOf = (name: string, who: string) => (name === 'self' ? `self:${who}` : name) as Audience
export const probeOf = (name: string, who: string) =>
  `probe-${audienceOf(name, who).replaceAll(/[^-\w]/g, '_')}`

export interface Town {
  house: House
  place: string
  /** A server with every door that there can be. */
  url: string
  phones: Map<string, { phone: Phone; me: Profile }>
  /** The pocket of `classmate` on the phone of `student`. */
  beside: string
  close(): Promise<void>
}

export async function openTown(stage: Stage): Promise<Town> {
  const { house } = stage
  const place = 'town'
  await house.schools.openPlace(place, house.now())
  const { url, app } = await everyDoor(house)
  const office = async (...calls: [string, object][]) => {
    const list = calls.map(([name, args]) => ({ name, args }))
    expect(await performOffice(house.store, place, list, house.now())).toBeUndefined()
  }
  await office(...opening())
  let n = 0
  const acts = async (who: string, name: string, args: object) => {
    const key = { place, device: 'by hand', n: ++n, profile: who, letter: `${n}` }
    const now = house.now()
    const at = { now, tap: { clock: now, offset: 0, contact: now } }
    const { code, field } = await performAct(house.store, key, who, { name, version: 1, args }, at)
    expect(code, `${who} ${name} ${field}`).toBe('')
  }
  await furnish(house.now(), acts)
  await office(
    ['people.untie', { id: 'ended-5a' }],
    ['people.untie', { id: 'participant-5a' }],
    ['people.untie', { id: 'moved-5a' }],
    ['people.tie', { id: 'moved-6b', person: 'moved', role: 'student', target: '6b' }],
    ...['taken-teacher', 'taken-homeroom', 'left-teacher', 'left-homeroom', 'left-office'].map(letter =>
      heldOf(letter, 'student', 'work'),
    ),
    ...['held6', 'left6'].map(letter => heldOf(letter, 'neighbour', 'work6')),
    ...['aunt', 'grandmother'].map((guardian): [string, object] => {
      return ['guardianships.deny', { guardian, child: 'neighbour', order: '12/2025' }]
    }),
  )
  await hang(house, place)
  const phones = new Map<string, { phone: Phone; me: Profile }>()
  for (const who of acting) phones.set(who, await phoneOf(house, place, url, who))
  const { id: beside } = await pocketOn(phones.get('student')!.phone, house, place, 'classmate')
  const lost = phones.get('ended-device')!
  await house.store.each.phones.end(place, lost.phone.id, house.now())
  phones.set('anonymous', await strangerAt(house, place, url))
  return { house, place, url, phones, beside, close: () => app.close() }
}

const heldOf = (letter: string, person: string, assignment: string): [string, object] => [
  'submissions.hold',
  {
    ...{ letter, person, tap: { clock: 0, offset: 0, contact: 0 } },
    handed: { id: `of-${letter}`, assignment, answers: [] },
  },
]

const opening = (): [string, object][] => [
  ...[
    ['5a', '5'],
    ['6b', '6'],
    ['closing', '8'],
  ].map(([id, grade]): [string, object] => ['sections.open', { id, grade, letter: id }]),
  ...Object.keys(tied).map((id): [string, object] => {
    const name = { own: 'سمر', father: '', grandfather: '', family: 'الحمايدة' }
    return ['people.admit', { id, name, gender: 'female', student: pupils.has(id) }]
  }),
  ...Object.entries(tied).map(([person, [role, target]]): [string, object] => {
    const subject = role === 'teacher' || role === 'homeroom' ? { subject: 'maths' } : {}
    return ['people.tie', { id: `${person}-${target}`, person, role, target, ...subject }]
  }),
  ['people.tie', { id: 'loose', person: 'colleague', role: 'support', target: 'school' }],
  ...['shelf', 'old-shelf'].map((id): [string, object] => {
    const pages = [{ blocks: [] }]
    const lesson = { title: 'الكسور', subject: 'maths', outcomes: [], credits: [], pages }
    return ['lessons.shelve', { id, publishAt: 1_750_000_000_000, source: 'x.md', hash: '0', lesson }]
  }),
  ...['office', 'principal'].map((who): [string, object] => {
    return ['holidays.declare', { id: `day-${who}`, name: 'عطلة', from: '2025-11-09', to: '2025-11-09' }]
  }),
]

/** What was there before the walk: lessons, work, answers, questions, by those who may. */
async function furnish(now: number, acts: (who: string, name: string, args: object) => Promise<void>) {
  const lesson = (id: string, section: string) => ({ id, section, library: 'shelf', publishAt: now })
  for (const who of ['teacher', 'homeroom', 'colleague'])
    await acts(who, 'lessons.publish', lesson(`lesson-${who}`, '5a'))
  await acts('stranger', 'lessons.publish', lesson('lesson6', '6b'))
  const give = (who: string, id: string, section: string, dueAt = now + day) =>
    acts(who, 'assignments.publish', workIn(section, { id, publishAt: now - 9 * day, dueAt }))
  await give('teacher', 'work', '5a')
  await give('teacher', 'late', '5a', now - day)
  for (const who of ['teacher', 'homeroom']) await give(who, `task-${who}`, '5a')
  await give('teacher', 'task-office', '5a')
  await give('stranger', 'work6', '6b')
  await give('stranger', 'late6', '6b', now - day)
  const solved = { assignment: 'late', opensAt: now - 1000, answers: [{ task: 't1', text: 'ج', why: '' }] }
  await acts('teacher', 'solutions.set', solved)
  const photo = { hash: 'f'.repeat(43), key: 'k'.repeat(43), type: 'image/jpeg', bytes: 10 }
  const answers = [{ task: 't1', files: [photo] }]
  await acts('student', 'submissions.hand-in', { id: 'handed-teacher', assignment: 'work', answers })
  await acts('student', 'submissions.hand-in', { id: 'handed-homeroom', assignment: 'work', answers: [] })
  await acts('neighbour', 'submissions.hand-in', { id: 'handed6', assignment: 'work6', answers: [] })
  for (const id of ['beside-asked', 'beside-done'])
    await acts('student', 'submissions.hand-in', { id, assignment: 'work', answers: [] })
  await acts('classmate', 'submissions.hand-in', { id: 'of-classmate', assignment: 'work', answers: [] })
  const asks = (id: string, who: string, child: string, to: string) =>
    acts(who, 'questions.ask', { id, child, teaching: `${to}-5a`, text: 'سؤال' })
  for (const to of ['teacher', 'homeroom', 'colleague']) await asks(`q-${to}`, 'classmate', 'classmate', to)
  await asks('asked', 'mother', 'classmate', 'participant')
  for (const id of ['wanted', 'not-wanted'])
    await acts('mother', 'guardianships.ask', { id, child: 'سمر، الصف السادس' })
  await acts('mother', 'corrections.ask', {
    ...{ id: 'wrong-of-mother', person: 'classmate', wrong: 'name', text: 'الاسم غير صحيح' },
  })
  await acts('teacher', 'plans.publish', planIn('5a', 'plan', 'science'))
  await acts('stranger', 'plans.publish', planIn('6b', 'plan6', 'science'))
  for (const who of ['principal', 'counselor'])
    await acts(who, 'notices.publish', {
      ...{ id: `mine-${who}`, kind: 'encouragement', title: 'عنوان', text: 'نصّ', to: 'place' },
      ...{ source: 'المدرسة', mustRead: false, publishAt: now },
    })
}

/** A notice in every audience; and a file that his own names, for each. */
async function hang(house: House, place: string) {
  const { store, blobs } = house
  const own = new Map<string, string>()
  for (const who of acting) own.set(who, await blobs.put(Buffer.from(`the file of ${who}`)))
  await store.transaction(async tx => {
    const rows = new PlaceRows(tx, place)
    const put = (name: string, who: string) => {
      const audience = audienceOf(name, who)
      const to = {
        kind: 'official',
        title: '',
        text: '',
        to: audience,
        source: '',
        by: '',
        byName: '',
      } as const
      const body = { ...to, mustRead: false, publishAt: 0 }
      rows.put('notice', probeOf(name, who), { audience, about: place, body })
    }
    for (const name of audiences) if (name !== 'self') put(name, '')
    for (const who of acting) put('self', who)
    await rows.commit()
    for (const [who, hash] of own)
      await tx.feed.nameBlobs(place, 'notice', probeOf('self', who), [{ hash, awaited: 0 }])
    expect(await tx.feed.get(place, 'file', fileOfWork)).toBeDefined()
  })
}

async function phoneOf(house: House, place: string, url: string, who: string) {
  const phone = await Phone.make(url, () => house.now())
  return { phone, me: await pocketOn(phone, house, place, who) }
}

async function pocketOn(phone: Phone, house: House, place: string, who: string) {
  const card = { place, person: who, desk: 'teacher', now: house.now() } as const
  const me = await phone.enrol((await issueCard(house.store, house.schools, 'http://school.test', card)).link)
  const { head } = await phone.send(phone.outbox)
  phone.outbox = []
  expect(head.r, `${who} enrols`).toBeUndefined()
  return me
}

/** A phone whose card was never handed in. */
async function strangerAt(house: House, place: string, url: string) {
  const phone = await Phone.make(url, () => house.now())
  const card = { place, person: 'stranger', desk: 'teacher', now: house.now() } as const
  const me = await phone.profileFor(
    (await issueCard(house.store, house.schools, 'http://school.test', card)).link,
  )
  return { phone, me }
}

/** With pages, the demo's cards and the worker of the kill switch; films are taken whether this machine has ffmpeg or not. */
async function everyDoor(house: House): Promise<{ url: string; app: FastifyInstance }> {
  const pages = join(house.config.dataDir, 'pages')
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(pages, 'kill-switch.js'), '')
  house.films.tools = async () => ({ ffmpeg: 'none', ffprobe: 'none' })
  const app = await openDoors({ ...house, config: { ...house.config, killSwitch: true } }, pages)
  demoRoute(app, { html: origin => origin, policy: "default-src 'none'" }, undefined)
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
}
