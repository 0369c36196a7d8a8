import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { issueCard } from '../cards/cards.ts'
import type { Config } from '../config.ts'
import { familySheet, type FamilySheetCard } from '../exports/family-sheet.ts'
import { cardSheet, type SheetCard } from '../exports/sheet.ts'
import type { House } from '../house.ts'
import { familyLink, mostSiblings, readCardLink, type Sibling } from '../../wire/card.ts'
import { onePerson, wholeFamilies, wholeSection, wholeStaff, type Holder } from './card-holders.ts'
import { progress, type Command, type Outcome, type Typed } from './command.ts'
import { getRow, inHouse, withSchools } from './open.ts'
import { notWritable, wrongUsage } from './trouble.ts'

/** Prints enrolment cards: of a section's students or their guardians, of all who work in the school, or of one person. */
export const cardCommand: Command = {
  usage:
    'card --section 5B [--guardians | --families] | --staff | --person ID  [--place P] [--out FILE.html]',
  ar: 'يطبع بطاقات الدخول، عشرًا في الصفحة؛ وللإخوة بطاقة واحدة',
  en: 'prints enrolment cards, ten a page; for brothers and sisters one card for all',
  text: ['section', 'person', 'place', 'out'],
  on: ['staff', 'guardians', 'families'],
  words: 0,
  run: (typed, config) => {
    const { section, person } = typed.text
    const chosen = [section !== undefined, person !== undefined, typed.on.has('staff')].filter(Boolean)
    const ofSection = ['guardians', 'families'].filter(one => typed.on.has(one))
    if (chosen.length !== 1 || (ofSection.length > 0 && section === undefined) || ofSection.length > 1)
      throw wrongUsage(
        'اختر واحدًا: ‎--section أو ‎--staff أو ‎--person',
        'Choose one of --section, --staff and --person',
      )
    const print = typed.on.has('families') ? printFamilies : printCards
    return inHouse(config, house => print(house, config, typed))
  },
}

async function printCards(house: House, config: Config, { text, on }: Typed) {
  await withSchools(house)
  const { place, called, holders } = await (on.has('staff')
    ? wholeStaff(house, text.place)
    : text.section === undefined
      ? onePerson(house, text.person!, text.place)
      : wholeSection(house, text.section, text.place, on.has('guardians')))
  const school = (await getRow(house, place, 'school', place))?.body.name ?? place
  progress(`تُجهَّز البطاقات (${holders.length})…`, `Making ${holders.length} cards…`)
  const cards: (SheetCard & { person: string })[] = []
  for (const { person, name, role, desk } of holders) {
    const request = { place, person, desk, now: house.now() }
    const { link, code, expiresAt } = await issueCard(house.store, house.schools, config.origin, request)
    cards.push({ person, school, name, role, link, code, expiresAt })
  }
  const file = fileFor(text.out, config, called)
  writeSheet(file, cardSheet(`بطاقات ${school}`, cards))
  const said = saidOf(file, cards.length, config)
  const told = cards.map(({ person, name, code, link }) => ({ person, name, code, link }))
  return { said, json: { place, file, cards: told } }
}

async function printFamilies(house: House, config: Config, { text }: Typed): Promise<Outcome> {
  await withSchools(house)
  const { place, called, families } = await wholeFamilies(house, text.section!, text.place)
  const school = (await getRow(house, place, 'school', place))?.body.name ?? place
  progress(`تُجهَّز البطاقات (${families.length})…`, `Making ${families.length} cards…`)
  const cards: FamilySheetCard[] = []
  for (const { guardians, children } of families)
    for (let first = 0; first < children.length; first += mostSiblings)
      cards.push(
        await familyCard(
          house,
          config,
          { place, school, guardians },
          children.slice(first, first + mostSiblings),
        ),
      )
  const file = fileFor(text.out, config, called)
  writeSheet(file, familySheet(`بطاقات ${school}`, cards))
  const told = cards.map(({ link, guardians, children }) => ({ link, guardians, children }))
  return { said: saidOf(file, cards.length, config), json: { place, file, cards: told } }
}

interface Whose {
  place: string
  school: string
  guardians: string[]
}

async function familyCard(
  house: House,
  { origin }: Config,
  { place, school, guardians }: Whose,
  holders: readonly Holder[],
): Promise<FamilySheetCard> {
  const children: (FamilySheetCard['children'][number] & { sibling: Sibling })[] = []
  let expiresAt = 0
  for (const { person, name, role } of holders) {
    const request = { place, person, desk: 'student', now: house.now() } as const
    const printed = await issueCard(house.store, house.schools, origin, request)
    const own = (await getRow(house, place, 'person', person))!.body.name[0]
    // One that is longer than a square has room for is cut; the family calls him as it likes anyway.
    const sibling = { card: readCardLink(printed.link)!, name: own.slice(0, 40) }
    children.push({ name, role, code: printed.code, sibling })
    ;({ expiresAt } = printed)
  }
  const link = familyLink(
    origin,
    children.map(({ sibling }) => sibling),
  )
  return { school, guardians, children: children.map(({ sibling: _, ...child }) => child), link, expiresAt }
}

const fileFor = (out: string | undefined, config: Config, called: string) =>
  resolve(out ?? join(config.dataDir, `cards-${called}.html`))

function writeSheet(file: string, sheet: string) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    // The secrets on it open doors: only its owner may read the file.
    writeFileSync(file, sheet, { mode: 0o600 })
  } catch (error) {
    throw notWritable(error, file) ?? error
  }
}

function saidOf(file: string, cards: number, { origin }: Config): string[] {
  const said = [`البطاقات جاهزة للطباعة (${cards}): ${file}`, `${cards} cards to print: ${file}`]
  if (/\/\/localhost[:/]|\/\/localhost$/.test(origin))
    said.push(
      `تقود البطاقات إلى ${origin}، وهو هذا الجهاز وحده. للمدرسة: ORIGIN=https://… قبل الأمر.`,
      `The cards lead to ${origin}, which is this machine only. For a school, set ORIGIN=https://… first.`,
    )
  return said
}
