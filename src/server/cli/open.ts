/** The house as a command sees it, and the schools and sections in it. */
import { pino } from 'pino'
import { fold } from '../../domain/arabic.ts'
import { toLatinDigits } from '../../domain/digits.ts'
import type { Noun } from '../../domain/nouns.ts'
import type { Row } from '../../domain/row.ts'
import { PlaceRows } from '../actions/rows.ts'
import type { Config } from '../config.ts'
import { freshCards } from '../demo/cards.ts'
import { playDemoSchools } from '../demo/play.ts'
import { openHouse, type House } from '../house.ts'
import { progress } from './command.ts'
import { Trouble } from './trouble.ts'

const quiet = () => pino({ level: process.env.LOG_LEVEL ?? 'warn' }, pino.destination(2))

/** Opens the house, hands it over, and closes it whatever happens. */
export async function inHouse<T>(config: Config, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(config, { log: quiet() })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

/** In a house without any school the demo schools are played first, as `npm start` does it. */
export async function withSchools(house: House): Promise<void> {
  if ((await placesOf(house)).length > 0) return
  progress('لا مدرسة هنا بعد. تُجهَّز مدرستان تجريبيّتان…', 'No school here yet: playing two demo schools in…')
  await playDemoSchools(house)
  if (house.config.database !== ':memory:') await freshCards(house)
}

/** Oldest first. */
export async function placesOf({ db }: House): Promise<string[]> {
  const places = await db
    .selectFrom('places')
    .select('place_id')
    .orderBy('opened_at')
    .orderBy('place_id')
    .execute()
  return places.map(place => place.place_id)
}

export function listRows<N extends Noun>(
  { store }: House,
  place: string,
  noun: N,
  about: string,
): Promise<Row<N>[]> {
  return store.transaction(tx => new PlaceRows(tx, place).list(noun, about))
}
export function getRow<N extends Noun>({ store }: House, place: string, noun: N, id: string) {
  return store.transaction(tx => new PlaceRows(tx, place).get(noun, id))
}

/** The places that are meant: all, or the one that was named. */
export async function meantPlaces(house: House, named: string | undefined): Promise<string[]> {
  const places = await placesOf(house)
  if (named === undefined) return places
  if (places.includes(named)) return [named]
  throw new Trouble(
    'place_not_found',
    `لا مدرسة هنا باسم «${named}». الموجود: ${places.join('، ')}`,
    `There is no place "${named}" here. There are: ${places.join(', ')}`,
  )
}

export interface FoundSection {
  place: string
  section: Row<'section'>
}

/** A section by its id, or as people say it: 6A, 6أ, ٦ أ. */
export async function findSection(house: House, typed: string, place?: string): Promise<FoundSection> {
  const found: FoundSection[] = []
  for (const one of await meantPlaces(house, place))
    for (const section of await listRows(house, one, 'section', one))
      if (section.id === typed || sameSection(section.body, typed)) found.push({ place: one, section })
  if (found.length === 1) return found[0]!
  if (found.length === 0)
    throw new Trouble(
      'section_not_found',
      `لا شعبة هنا باسم «${typed}».`,
      `There is no section "${typed}" here.`,
    )
  const where = found.map(one => `--place ${one.place}`).join(', ')
  throw new Trouble(
    'section_ambiguous',
    `الشعبة «${typed}» في أكثر من مدرسة. اختر: ${where}`,
    `There is a section "${typed}" in several schools. Choose: ${where}`,
  )
}

/** Letters of sections in the order of both alphabets, folded. */
const letters: Record<string, string> = { a: 'ا', b: 'ب', c: 'ج', d: 'د', e: 'ه', f: 'و', g: 'ز', h: 'ح' }

function sameSection({ grade, letter }: { grade: string; letter: string }, typed: string): boolean {
  const [, typedGrade, typedLetter = ''] =
    /^(\d{1,2})\s*[-/]?\s*(.+)$/.exec(toLatinDigits(typed.trim())) ?? []
  const plain = (text: string) => letters[fold(text)] ?? fold(text)
  return typedGrade === grade && plain(typedLetter) === plain(letter)
}
