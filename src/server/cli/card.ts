import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { issueCard } from '../cards/cards.ts'
import type { Config } from '../config.ts'
import { cardSheet, type SheetCard } from '../exports/sheet.ts'
import type { House } from '../house.ts'
import { onePerson, wholeSection, wholeStaff } from './card-holders.ts'
import { progress, type Command, type Typed } from './command.ts'
import { getRow, inHouse, withSchools } from './open.ts'
import { notWritable, wrongUsage } from './trouble.ts'

/** Prints enrolment cards: of a section's students or their guardians, of all who work in the school, or of one person. */
export const cardCommand: Command = {
  usage: 'card --section 5B [--guardians] | --staff | --person ID  [--place P] [--out FILE.html]',
  ar: 'يطبع بطاقات الدخول، عشرًا في الصفحة',
  en: 'prints enrolment cards, ten a page',
  text: ['section', 'person', 'place', 'out'],
  on: ['staff', 'guardians'],
  words: 0,
  run: (typed, config) => {
    const { section, person } = typed.text
    const chosen = [section !== undefined, person !== undefined, typed.on.has('staff')].filter(Boolean)
    if (chosen.length !== 1 || (typed.on.has('guardians') && section === undefined))
      throw wrongUsage(
        'اختر واحدًا: ‎--section أو ‎--staff أو ‎--person',
        'Choose one of --section, --staff and --person',
      )
    return inHouse(config, house => printCards(house, config, typed))
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
  const file = resolve(text.out ?? join(config.dataDir, `cards-${called}.html`))
  try {
    mkdirSync(dirname(file), { recursive: true })
    // The secrets on it open doors: only its owner may read the file.
    writeFileSync(file, cardSheet(`بطاقات ${school}`, cards), { mode: 0o600 })
  } catch (error) {
    throw notWritable(error, file) ?? error
  }
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
