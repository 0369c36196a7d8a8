import { toArabicDigits } from '../../domain/digits.ts'
import { yearName } from '../../domain/years/year.ts'
import type { House } from '../house.ts'
import { moveUp, type MovedUp } from '../years/move-up.ts'
import { progress, type Command, type Outcome } from './command.ts'
import { grades } from './card-holders.ts'
import { inHouse, meantPlaces } from './open.ts'
import { Trouble } from './trouble.ts'

/** The whole school goes up a grade, once a year. */
export const moveUpCommand: Command = {
  usage: 'move-up [--place P] [--dry-run] [--yes]',
  ar: 'ينقل طلبة المدرسة إلى الصفّ التالي، مرّة في السنة',
  en: 'moves every pupil up a grade, once a year',
  text: ['place'],
  on: ['dry-run', 'yes'],
  words: 0,
  run: ({ text, on }, config) => inHouse(config, house => run(house, text.place, on)),
}

async function run(house: House, named: string | undefined, on: ReadonlySet<string>): Promise<Outcome> {
  const places = await meantPlaces(house, named)
  if (places.length !== 1)
    throw new Trouble(
      places.length === 0 ? 'no_school' : 'place_ambiguous',
      `اختر مدرسة: ${places.map(place => `‎--place ${place}`).join('، ')}`,
      `Choose a school: ${places.map(place => `--place ${place}`).join(', ')}`,
    )
  const [place] = places as [string]
  const tries = on.has('dry-run') || !on.has('yes')
  if (tries) progress('يُحسب من ينتقل…', 'Working out who moves up…')
  else progress('تُنقل المدرسة…', 'Moving the school up…')
  const moved = await moveUp(house, place, tries)
  if (moved.already)
    throw new Trouble(
      'year_begun',
      `بدأت سنة ${arabicYear(moved)} من قبل، ولا تُنقل المدرسة مرّتين في سنة.`,
      `The year ${yearName(moved.of)} has begun already; a school moves up once a year.`,
    )
  const said = [...report(moved), ...(on.has('dry-run') ? nothing : on.has('yes') ? done(place) : ask)]
  const { of, sections, moved: pupils, left, classes } = moved
  const json = { place, year: of, applied: !tries, moved: pupils, left, classes, sections }
  return { said, json }
}

const arabicYear = ({ of }: MovedUp) => toArabicDigits(yearName(of))

function report(moved: MovedUp): string[] {
  const name = (grade: string, letter: string) => `${grades[Number(grade) - 1] ?? grade} ${letter}`
  return [
    `سنة ${arabicYear(moved)}. Year ${yearName(moved.of)}.`,
    ...moved.sections.map(({ grade, letter, pupils, to }) =>
      [name(grade, letter), '←', to === '' ? 'يغادرون المدرسة' : name(to, letter), `(${pupils})`].join(' '),
    ),
    `ينتقل ${moved.moved}، ويغادر ${moved.left}. Up: ${moved.moved}, leaving: ${moved.left}.`,
    `حصص معلّمين تبقى في صفوفها: ${moved.classes}. Classes that keep their teacher: ${moved.classes}.`,
  ]
}

const nothing = ['لم يتغيّر شيء. Nothing was changed.']
const ask = [
  'لم يتغيّر شيء بعد. احفظ نسخة (backup)، ثمّ أعد الأمر مع ‎--yes',
  'Nothing was changed yet. Make a backup, then run it again with --yes.',
]
const done = (place: string) => [
  'تمّ النقل. يبقى لكلّ طالب ما سلّمه وعلاماته، وتصل شعبته الجديدة مع أوّل اتّصال.',
  'Done. Every child keeps his work and marks; his new section comes with the next contact.',
  `  npm run school -- card --section 1A --place ${place}`,
]
