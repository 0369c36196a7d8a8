import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { demoPlaces } from '../../../seeds/demo.ts'
import type { Config } from '../config.ts'
import type { House } from '../house.ts'
import { applyRoster } from '../imports/roster/apply.ts'
import { isEmpty, planRoster, type PlanOptions } from '../imports/roster/plan.ts'
import { readRegister, type ReadRegister } from '../imports/roster/read.ts'
import type { Register } from '../imports/roster/register.ts'
import { newPlaceRow } from '../places/schools.ts'
import { progress, type Command, type Outcome, type Typed } from './command.ts'
import { inHouse, placesOf } from './open.ts'
import { nothingDone, rosterLine, sayPlan, sayWrong } from './roster-report.ts'
import { wrongUsage } from './trouble.ts'

/** Takes a school's register in: whole, or, where anything is wrong, not at all. */
export const importRosterCommand: Command = {
  usage: 'import-roster DIR|ZIP|FILE [--place P] [--name N] [--dry-run] [--yes]',
  ar: 'يُدخل سجلّ المدرسة: شعبها وطلبتها ومعلّميها وأولياء الأمور',
  en: 'takes in a register: sections, students, teachers, guardians',
  text: ['place', 'name'],
  on: ['dry-run', 'yes'],
  words: 1,
  async run(typed, config) {
    const { place } = typed.text
    if (place !== undefined && !/^[-0-9A-Za-z_]{1,64}$/.test(place))
      throw wrongUsage('المعرّف أحرف لاتينيّة وأرقام.', 'A place is Latin letters, digits, - and _.')
    progress('يُقرأ السجلّ…', 'Reading the register…')
    const read = await readRegister(resolve(typed.words[0]!))
    const { register } = read
    if (!register) return sayWrong(read.errors, read.notes)
    // What only looks leaves no trace, not even an empty database.
    const bare = !/^postgres(ql)?:/.test(config.database) && !existsSync(config.database)
    const where: Config = typed.on.has('dry-run') && bare ? { ...config, database: ':memory:' } : config
    return inHouse(where, house => importRoster(house, register, read, typed))
  },
  failed: code => ({ ...rosterLine(nothingDone, []), errors: [{ file: '', line: 1, code }] }),
}

async function importRoster(
  house: House,
  register: Register,
  read: ReadRegister,
  { words, text, on }: Typed,
): Promise<Outcome> {
  const options: PlanOptions = {
    now: house.now(),
    real: (await placesOf(house)).filter(place => !demoPlaces.includes(place)),
    ...(text.place !== undefined && { into: text.place }),
    ...(text.name !== undefined && { name: text.name }),
  }
  const { people, sections } = register
  progress(
    `يُقارن بما في المدرسة (الأشخاص ${people.length}، الشعب ${sections.length})…`,
    `Comparing ${people.length} people and ${sections.length} sections with the school…`,
  )
  const shown = await house.db.transaction().execute(tx => planRoster(tx, register, options))
  const notes = [...shown.notes, ...read.notes]
  if (shown.errors.length > 0) return sayWrong(shown.errors, notes, hints(shown.errors, text.place))
  if (on.has('dry-run')) return sayPlan(shown, notes, 'tried')
  if (isEmpty(shown)) return sayPlan(shown, notes, 'done')
  // Told before anything is written, and then only what was told is done.
  for (const line of sayPlan(shown, notes, 'next').said) console.error(line)
  progress('يُكتب السجلّ…', 'Writing…')
  const applied = await applyRoster(house.db, register, {
    ...options,
    digest: shown.digest,
    yes: on.has('yes'),
    file: basename(resolve(words[0]!)),
    by: '',
    openPlace: newPlaceRow,
  })
  const { plan } = applied
  if (applied.ok)
    return withNextStep(
      sayPlan(plan, [], 'done'),
      plan.counts.created > 0 ? plan.places.map(({ place }) => place) : [],
    )
  if (applied.why === 'wrong') return sayWrong(plan.errors, notes, hints(plan.errors, text.place))
  if (applied.why === 'changed_meanwhile') return sayWrong([{ file: '', line: 1, code: applied.why }], [])
  const share = Math.round(plan.missing * 100)
  return sayWrong(
    [{ file: '', line: 1, code: applied.why }],
    [],
    [
      `يغيب ${share}٪. إن كان هذا صحيحًا فأعد الأمر مع ‎--yes`,
      `${share}% would be deactivated. If that is right, run it again with --yes`,
    ],
  )
}

/** What to do about schools that do not fit: one that was named takes a register of one school. */
function hints(errors: readonly { code: string }[], named: string | undefined): string[] {
  if (!errors.some(({ code }) => code === 'several_schools' || code === 'no_school')) return []
  if (named === undefined) return ['اختر المدرسة: ‎--place P', 'Say which school is meant: --place P']
  return [
    'لمدرسة واحدة يصلح ‎--place. من دونه تُدخل كلّ مدرسة في مكانها.',
    '--place takes a register of one school. Without it each school goes to a place of its own.',
  ]
}

/** A school that nobody can enter is of no use: cards come next. */
function withNextStep(outcome: Outcome, places: string[]): Outcome {
  if (places.length === 0) return outcome
  const next = places.map(place => `  npm run school -- card --staff --place ${place}`)
  return {
    ...outcome,
    said: [
      ...outcome.said.slice(0, -2),
      'بطاقات المدير والمعلّمين، ثمّ الطلبة (‎--section):',
      'Cards for the principal and teachers next, then for students (--section):',
      ...next,
      ...outcome.said.slice(-2),
    ],
  }
}
