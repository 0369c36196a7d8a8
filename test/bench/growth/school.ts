/** Schools of a given size, written straight into the tables: what is measured is living with them, not filling them. */
import type { Desk } from '../../../src/domain/people/person.ts'
import { performOffice } from '../../../src/server/actions/perform.ts'
import { issueCard } from '../../../src/server/cards/cards.ts'
import type { House } from '../../../src/server/house.ts'
import type { Tables } from '../../../src/server/db/schema.ts'
import { newPlaceRow } from '../../../src/server/places/schools.ts'

const sectionsOfSchool = 10
const day = 24 * 3_600_000
const text = 'نقرأ الفقرة على مهل، ثم نكتب بلغتنا ما فهمنا منها، ونسأل عمّا لم نفهم. '
const name = (own: string) => ({ own, father: 'سالم', grandfather: 'علي', family: 'العبّادي' })

export const lesson = (i: string, title = `درس ${i}`) => ({
  title,
  subject: 'arabic',
  outcomes: [],
  credits: [],
  pages: [{ blocks: [{ k: 'p', t: [text] }] }],
})

type Call = { name: string; args: object }
export async function office(house: House, place: string, calls: Call[]) {
  const refused = await performOffice(house.store, place, calls, house.now())
  if (refused) throw new Error(`The office was refused: ${JSON.stringify(refused)}`)
}

/** Ten new rows for the child: the same ten lessons each time, so that his lists do not grow with the rounds. */
export const tenNew = (house: House, place: string, round: number) =>
  office(
    house,
    place,
    Array.from({ length: 10 }, (_, i) => shelved(house, `new${i}`, `درس ${round}`)),
  )

const shelved = (house: House, id: string, title?: string): Call => ({
  name: 'lessons.shelve',
  args: {
    ...{ id, section: 's0', publishAt: house.now() - day, source: '', hash: '' },
    lesson: lesson(id, title),
  },
})

/** The school of the child whose phone is measured: always the same, with ten sections, and a day as any other. */
export async function openSchool(house: House, place: string) {
  await house.schools.openPlace(place, house.now())
  const sections = Array.from({ length: sectionsOfSchool }, (_, i) => ({
    id: `s${i}`,
    grade: '6',
    letter: `${i}`,
  }))
  const people = [
    ['child', 'student', 's0'],
    ['mother', 'counselor', place],
    ['muna', 'teacher', 's0'],
  ] as const
  const tasks = [{ id: 'q', kind: 'text', prompt: 'اكتب فقرة قصيرة', points: 5 }]
  const now = house.now()
  await office(house, place, [
    { name: 'schools.describe', args: { name: 'مدرسة القياس', nameEn: 'Bench', hijriOffset: 0 } },
    ...sections.map(args => ({ name: 'sections.open', args })),
    ...people.flatMap(([id, role, target]) => [
      { name: 'people.admit', args: { id, name: name(id), gender: 'male', student: role === 'student' } },
      {
        name: 'people.tie',
        args: { id: `${id}-tie`, person: id, role, target, ...(role === 'teacher' && { subject: 'arabic' }) },
      },
    ]),
    ...Array.from({ length: 40 }, (_, i) => shelved(house, `own${i}`)),
    ...Array.from({ length: 30 }, (_, i) => ({
      name: 'assignments.publish',
      args: {
        ...{
          id: `w${i}`,
          section: 's0',
          subject: 'arabic',
          title: `عمل ${i}`,
          intro: '',
          lessons: [],
          tasks,
        },
        ...{ publishAt: now - day, dueAt: now + (i + 1) * day, weight: 1 },
      },
    })),
  ])
}

/** Rows of the other sections: lessons, work, and notices to their children. His mother, the counselor, holds all of them. */
export async function addRows(house: House, place: string, count: number) {
  const now = house.now()
  const perVersion = 100
  const { v } = (await house.store.each.places.counter(place))!
  const rows: Tables['rows'][] = []
  for (let i = 0; i < count; i++) {
    const section = `s${1 + (i % (sectionsOfSchool - 1))}`
    const kind = i % 10
    const [noun, audience, about, body] =
      kind < 7
        ? ([
            'lesson',
            `section:${section}`,
            section,
            { ...lesson(`${i}`), section, publishAt: now, by: 'office' },
          ] as const)
        : kind < 9
          ? (['assignment', `section:${section}`, section, workOf(`${i}`, section, now)] as const)
          : (['notice', `students:${section}`, place, noticeOf(`${i}`, section, now)] as const)
    const version = v + 1 + Math.floor(i / perVersion)
    rows.push({
      ...{ place_id: place, noun, id: `x${i}`, audience, about, v: version, gone: 0 },
      body: JSON.stringify(body),
    })
  }
  await insert(house, 'rows', rows)
  await house.db
    .updateTable('places')
    .set({ v: v + 1 + Math.ceil(count / perVersion) })
    .where('place_id', '=', place)
    .execute()
}

/** One mark for the child, with a word of his teacher's: a letter that comes to him alone. */
export async function addMark(house: House, place: string, at: number) {
  const { v } = (await house.store.each.places.counter(place))!
  const body = {
    ...{
      submission: `s${at}`,
      assignment: `w${at % 30}`,
      student: 'child',
      title: `عمل ${at}`,
      subject: 'arabic',
    },
    ...{
      weight: 1,
      points: 4,
      outOf: 5,
      comment: `${at}: ${text}`,
      by: 'muna',
      byName: 'منى',
      markedAt: house.now(),
    },
  }
  const row = { place_id: place, noun: 'mark', id: `m${at}`, audience: 'pupil:child', about: `w${at % 30}` }
  await insert(house, 'rows', [{ ...row, v: v + 1, gone: 0, body: JSON.stringify(body) }])
  await house.db
    .updateTable('places')
    .set({ v: v + 1 })
    .where('place_id', '=', place)
    .execute()
}

const workOf = (id: string, section: string, now: number) => ({
  ...{ title: `عمل ${id}`, subject: 'arabic', section, intro: '', lessons: [], tasks: [] },
  ...{ publishAt: now, dueAt: now + day, weight: 1, by: 'office', byName: '' },
})
const noticeOf = (id: string, section: string, now: number) => ({
  ...{ kind: 'official', title: `إعلان ${id}`, text, to: `students:${section}`, source: 'المدرسة' },
  ...{ mustRead: false, publishAt: now, by: 'office', byName: '' },
})

/** Other schools with their families, each with ten sections: a child, his guardian and their phone to a section. */
export async function addSchools(house: House, sections: number) {
  const now = house.now()
  const tables = {
    places: [] as object[],
    rows: [] as Tables['rows'][],
    ties: [] as Tables['ties'][],
    enrolments: [] as object[],
    devices: [] as object[],
    cards: [] as object[],
    generations: [] as object[],
    results: [] as object[],
  }
  for (let at = 0; at < sections; at++) {
    const place = `other${Math.floor(at / sectionsOfSchool)}`
    const place_id = place
    const section = `s${at % sectionsOfSchool}`
    if (at % sectionsOfSchool === 0) tables.places.push({ ...(await newPlaceRow(place, now)), v: 30 })
    const row = (noun: string, id: string, audience: string, about: string, body: object) =>
      tables.rows.push({
        ...{ place_id, noun, id, audience, about, v: 1 + (at % 30), gone: 0 },
        body: JSON.stringify(body),
      })
    row('section', section, 'place', place, { grade: '6', letter: section })
    for (let i = 0; i < 10; i++)
      row('lesson', `${section}-${i}`, `section:${section}`, section, {
        ...{ ...lesson(`${i}`), section, publishAt: now, by: 'office' },
      })
    const [child, parent] = [`child-${section}`, `parent-${section}`]
    const tie = (id: string, person_id: string, role: string, target: string, grade: string) =>
      tables.ties.push({ place_id, id, person_id, role, target, grade, past: 0 })
    tie(`${child}-t`, child, 'student', section, '6')
    tie(`${parent}-t`, parent, 'guardian', child, '')
    tie(`teacher-${section}`, `teacher-${section}`, 'teacher', section, '6')
    const device_id = `device-${at}`
    tables.devices.push({
      ...{ place_id, device_id, public_key: `key-${at}`, cursor: 30, generation: section },
      ...{ seen_at: now, ended_at: null },
    })
    for (const person_id of [child, parent])
      tables.enrolments.push({
        ...{ place_id, profile_id: `p-${at}-${person_id}`, person_id, device_id },
        ...{ inbox_key: '', sign_key: '', enrolled_at: now },
      })
    tables.cards.push({
      ...{ place_id, card_id: `C${at}`, person_id: child, desk: 'student', secret_hash: '' },
      ...{ uses_left: 3, expires_at: now },
    })
    tables.generations.push({ place_id, generation: section, audiences: `["section:${section}"]` })
    for (let n = 1; n <= 5; n++)
      tables.results.push({
        ...{ place_id, device_id, n, profile_id: `p-${at}-${child}`, letter_id: `l-${at}-${n}` },
        ...{ code: '', field: '', v: n, settled_at: now },
      })
  }
  for (const [table, rows] of Object.entries(tables)) await insert(house, table as keyof Tables, rows)
}

async function insert(house: House, table: keyof Tables, rows: readonly object[]) {
  const part = 500
  await house.db.transaction().execute(async tx => {
    for (let at = 0; at < rows.length; at += part)
      await tx
        .insertInto(table)
        .values(rows.slice(at, at + part) as never)
        .execute()
  })
}

export async function linkFor(house: House, place: string, person: string, desk: Desk): Promise<string> {
  const about = { place, person, desk, now: house.now() }
  return (await issueCard(house.store, house.schools, 'http://school', about)).link
}
