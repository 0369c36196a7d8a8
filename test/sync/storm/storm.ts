/** One family in bad weather, decided by a seed; and what must hold when the sky is clear again. */
import type { BrowserContext } from 'playwright-core'
import type { TestSchool, Who } from '../../server/school.ts'
import { act } from '../../torture/acts.ts'
import { Chance } from '../../torture/chance.ts'
import { readFacts, type Facts } from '../../torture/facts.ts'
import { differences } from '../../torture/holdings.ts'
import { judge } from '../../torture/verdict.ts'
import { isOpen, keyOf, StormPhone } from './phone.ts'
import type { Doors } from './tab.ts'
import { fates, type Storm, type Weather } from './proxy.ts'

declare const doors: Doors

export interface Scene {
  context: BrowserContext
  storm: Storm
  school: TestSchool
  /** Address or file of the school's database. */
  database: string
  /** What pages and workers complain of. */
  errors: readonly string[]
}

export interface Survived {
  wrong: string[]
  story: string[]
  acts: number
}

const families: readonly Who[][] = [
  ['omar', 'samir', 'hanan'],
  ['lina', 'sami', 'muna'],
  ['muna', 'omar', 'lina', 'adel'],
]
/** How many phones a card admits (cards.ts). */
const printed = 3
const moves = 14
/** Rounds of draining until nothing is left. */
const rounds = 6

export async function survive(
  seed: number,
  { context, storm, school, database, errors }: Scene,
): Promise<Survived> {
  const chance = new Chance(seed)
  const phone = new StormPhone(context, storm.origin, chance)
  const withApp = chance.is(0.5)
  storm.weather(weatherOf(chance), chance.fork())
  await phone.begin(school, chance.one(families))
  await phone.openTab()
  for (let left = moves; left > 0; left--) await move(phone, school, withApp)

  storm.weather({}, undefined)
  phone.story.push('the sky is clear')
  const wrong = [...(withApp ? await appStands(phone, errors) : []), ...(await rest(phone))]
  return {
    wrong: [...wrong, ...(await judged(phone, school.place, database))],
    story: phone.story,
    acts: phone.told.size,
  }
}

/** In bad weather a page may come in part; now it must come whole. */
async function appStands(phone: StormPhone, errors: readonly string[]): Promise<string[]> {
  await phone.app?.close()
  phone.app = undefined
  const complaints = errors.length
  await phone.openApp()
  await phone.app!.locator('#app main').waitFor()
  return errors.slice(complaints)
}

/** Some fates are more likely than others, and some don't come at all. */
function weatherOf(chance: Chance): Weather {
  const weather: Weather = {}
  for (const fate of fates) if (fate !== 'whole' && chance.is(0.5)) weather[fate] = chance.between(0.03, 0.2)
  return weather
}

async function move(phone: StormPhone, school: TestSchool, withApp: boolean) {
  const { chance } = phone
  const kind = chance.next()
  if (kind < 0.5) return doSomething(phone, chance.is(0.2))
  if (kind < 0.72) return drainTogether(phone)
  if (kind < 0.82) {
    const tab = phone.tab
    return phone.closeDuring(tab, () => phone.drain(tab), 'in the middle of an exchange')
  }
  if (kind < 0.88) return withApp ? phone.openApp() : drainTogether(phone)
  await decree(phone, school)
}

async function doSomething(phone: StormPhone, dying: boolean) {
  const pocket = phone.chance.one(phone.pockets)
  await phone.lookAs(pocket, phone.tab)
  const here = { ...phone, does: phone.does.bind(phone), pockets: [pocket] }
  if (phone.chance.is(0.5)) await act(here)
  phone.dying = dying
  await act(here)
  phone.dying = false
}

/** Two tabs and the worker, at the same moment. */
async function drainTogether(phone: StormPhone) {
  const { chance, tabs } = phone
  const draining = tabs.filter(() => chance.is(0.8)).map(tab => phone.drain(tab))
  if (chance.is(0.7)) draining.push(phone.drainInWorker(tabs[0]!))
  phone.story.push(`drained: ${(await Promise.all(draining)).join(', ')}`)
}

/** The school moves a child: he and those around him lose a section and gain another. */
async function decree({ chance, story }: StormPhone, school: TestSchool) {
  const to = chance.one(['5a', '5b'])
  await school.office('people.move', { person: 'omar', to, tie: `t${chance.whole(1e9)}` })
  story.push(`the school moves omar to ${to}`)
}

/** The queue empties, and a sync brings nothing new any more. */
async function rest(phone: StormPhone): Promise<string[]> {
  const [tab] = phone.tabs
  let before = ''
  for (let round = 0; round < rounds; round++) {
    const outcome = await phone.drain(tab!)
    const { waiting } = await phone.kept()
    const cursors = JSON.stringify(await tab!.evaluate(() => doors.cursors()))
    if (outcome === 'done' && waiting === 0 && cursors === before) return []
    before = cursors
  }
  const { waiting, acts } = await phone.kept()
  return [`no rest: ${waiting} letters wait of ${acts.map(one => one.name).join(', ')}`]
}

async function judged(phone: StormPhone, place: string, database: string): Promise<string[]> {
  const facts = only(await readFacts(database), place)
  const { lost, doubled, damaged } = judge(await phone.deeds(), facts, printed)
  const { acts } = await phone.kept()
  const safe = new Set(acts.map(one => keyOf(one.args)))
  return [
    ...lost.map(what => `lost: ${what}`),
    ...doubled.map(what => `doubled: ${what}`),
    ...damaged.map(what => `damaged: ${what}`),
    ...[...phone.told].filter(key => !safe.has(key)).map(key => `${key} was told to be safe and is gone`),
    ...acts.filter(isOpen).map(one => `${one.name} ${keyOf(one.args)} neither stands nor is refused`),
    ...differences(await phone.holding(place), facts),
  ]
}

function only(facts: Facts, place: string): Facts {
  const here = <T extends { place: string }>(all: T[]) => all.filter(one => one.place === place)
  const { rows, ties, results, enrolments, cursors, cards } = facts
  return {
    ...facts,
    ...{ rows: here(rows), ties: here(ties), results: here(results), enrolments: here(enrolments) },
    ...{ cursors: here(cursors), cards: here(cards) },
  }
}
