import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { deskOf, issueCard } from '../cards/cards.ts'
import type { Config } from '../config.ts'
import { cardSheet, type SheetCard } from '../exports/sheet.ts'
import { fullName, type Desk } from '../../domain/people/person.ts'
import type { House } from '../house.ts'
import { progress, type Command, type Typed } from './command.ts'
import { findSection, getRow, inHouse, listRows, meantPlaces, withSchools } from './open.ts'
import { Trouble, wrongUsage } from './trouble.ts'

/** Prints enrolment cards: of a section's students, or of one person. */
export const cardCommand: Command = {
  usage: 'card --section 5B | --person ID  [--place P] [--out FILE.html]',
  ar: 'يطبع بطاقات الدخول، عشرًا في الصفحة',
  en: 'prints enrolment cards, ten a page',
  text: ['section', 'person', 'place', 'out'],
  on: [],
  words: 0,
  run: (typed, config) => {
    const { section, person } = typed.text
    if ((section === undefined) === (person === undefined))
      throw wrongUsage('اختر واحدًا: ‎--section أو ‎--person', 'Choose one of --section and --person')
    return inHouse(config, house => printCards(house, config, typed))
  },
}

interface Holder {
  person: string
  name: string
  role: string
  desk: Desk
}

async function printCards(house: House, config: Config, { text }: Typed) {
  await withSchools(house)
  const { place, called, holders } = await (text.section === undefined
    ? onePerson(house, text.person!, text.place)
    : wholeSection(house, text.section, text.place))
  const school = (await getRow(house, place, 'school', place))?.body.name ?? place
  progress(`تُجهَّز البطاقات (${holders.length})…`, `Making ${holders.length} cards…`)
  const cards: (SheetCard & { person: string })[] = []
  for (const { person, name, role, desk } of holders) {
    const request = { place, person, desk, now: house.now() }
    const { link, code, expiresAt } = await issueCard(house.db, house.schools, config.origin, request)
    cards.push({ person, school, name, role, link, code, expiresAt })
  }
  const file = resolve(text.out ?? join(config.dataDir, `cards-${called}.html`))
  mkdirSync(dirname(file), { recursive: true })
  // The secrets on it open doors: only its owner may read the file.
  writeFileSync(file, cardSheet(`بطاقات ${school}`, cards), { mode: 0o600 })
  const said = [
    `البطاقات جاهزة للطباعة (${cards.length}): ${file}`,
    `${cards.length} cards to print: ${file}`,
  ]
  if (/\/\/localhost[:/]|\/\/localhost$/.test(config.origin))
    said.push(
      `تقود البطاقات إلى ${config.origin}، وهو هذا الجهاز وحده. للمدرسة: ORIGIN=https://… قبل الأمر.`,
      `The cards lead to ${config.origin}, which is this machine only. For a school, set ORIGIN=https://… first.`,
    )
  const told = cards.map(({ person, name, code, link }) => ({ person, name, code, link }))
  return { said, json: { place, file, cards: told } }
}

async function wholeSection(house: House, typed: string, named?: string) {
  const { place, section } = await findSection(house, typed, named)
  const ties = await house.db
    .selectFrom('ties')
    .select('person_id')
    .where('place_id', '=', place)
    .where('role', '=', 'student')
    .where('target', '=', section.id)
    .where('past', '=', 0)
    .execute()
  const role = `${grades[Number(section.body.grade) - 1]} ${section.body.letter}`
  const holders: Holder[] = []
  for (const { person_id: person } of ties) {
    const about = await getRow(house, place, 'person', person)
    if (about) holders.push({ person, name: fullName(about.body), role, desk: 'student' })
  }
  if (holders.length === 0)
    throw new Trouble(
      'section_empty',
      `لا طلبة بعد في الشعبة «${typed}».`,
      `Nobody is in section "${typed}" yet.`,
    )
  return { place, called: section.id, holders: holders.sort((a, b) => a.name.localeCompare(b.name, 'ar')) }
}

async function onePerson(house: House, person: string, named?: string) {
  const found: { place: string; called: string; holders: Holder[] }[] = []
  for (const place of await meantPlaces(house, named)) {
    const about = await getRow(house, place, 'person', person)
    const ties = await listRows(house, place, 'tie', person)
    const desk = deskOf(ties.map(tie => tie.body.role))
    if (!about || !desk) continue
    const role = desks[desk][about.body.gender]
    found.push({ place, called: person, holders: [{ person, name: fullName(about.body), role, desk }] })
  }
  if (found.length === 1) return found[0]!
  if (found.length === 0)
    throw new Trouble(
      'person_not_found',
      `لا أحد هنا بالمعرّف «${person}».`,
      `There is nobody with the id "${person}" here.`,
    )
  const where = found.map(one => `--place ${one.place}`).join(', ')
  throw new Trouble(
    'person_ambiguous',
    `«${person}» في أكثر من مدرسة. اختر: ${where}`,
    `"${person}" is in several schools. Choose: ${where}`,
  )
}

const grades = [
  ...['الأوّل', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس'],
  ...['السابع', 'الثامن', 'التاسع', 'العاشر', 'الحادي عشر', 'الثاني عشر'],
]

const desks: Record<Desk, { male: string; female: string }> = {
  student: { male: 'طالب', female: 'طالبة' },
  guardian: { male: 'وليّ أمر', female: 'وليّة أمر' },
  teacher: { male: 'معلّم', female: 'معلّمة' },
  counselor: { male: 'مرشد', female: 'مرشدة' },
  principal: { male: 'مدير', female: 'مديرة' },
}
