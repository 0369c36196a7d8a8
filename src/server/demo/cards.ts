/** The demo's enrolment cards. Their secrets are kept beside the data, as no real card's ever are, so that a page can show them. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fullName } from '../../domain/people/person.ts'
import { demoPlaces } from '../../../seeds/demo.ts'
import { PlaceRows } from '../actions/rows.ts'
import { issueCard } from '../cards/cards.ts'
import type { House } from '../house.ts'
import { demoGroups, type DemoPerson } from './people.ts'

export interface DemoCard {
  place: string
  person: string
  uses?: number
  name: string
  school: string
  /** The link without its origin: the address may change from start to start. */
  path: string
  code: string
  expiresAt: number
}

interface Kept {
  /** Which database the cards are for: the epoch of each place. */
  epochs: Record<string, string>
  cards: DemoCard[]
}

const fileOf = (house: House) => join(house.config.dataDir, 'demo-cards.json')
const day = 24 * 60 * 60 * 1000

/** The cards of this demo; undefined when this database is none, or its cards were never made. */
export async function keptCards(house: House): Promise<DemoCard[] | undefined> {
  if (!existsSync(fileOf(house))) return undefined
  const { epochs, cards } = JSON.parse(readFileSync(fileOf(house), 'utf8')) as Kept
  const now = await epochsOf(house)
  return demoPlaces.every(place => now[place] && epochs[place] === now[place]) ? cards : undefined
}

/** Cards that last at least another day: those that are kept, else new ones. */
export async function freshCards(house: House): Promise<DemoCard[]> {
  const kept = await keptCards(house)
  if (kept?.every(card => card.expiresAt > house.now() + day)) return kept
  const people = demoGroups.flatMap(group => group.people)
  const cards: DemoCard[] = []
  for (const person of people) cards.push(await makeCard(house, person))
  keep(house, { epochs: await epochsOf(house), cards })
  return cards
}

/** How many phones one demo card admits; a demo is tried many times. */
const plenty = 1000

async function makeCard(house: House, { place, person, desk, uses }: DemoPerson): Promise<DemoCard> {
  const { store, schools } = house
  const request = { place, person, desk, now: house.now(), uses: uses ?? plenty }
  const { link, code, expiresAt } = await issueCard(store, schools, '', request)
  const { name, school } = await namesOf(house, place, person)
  const marked = uses === undefined ? {} : { uses }
  return { place, person, ...marked, name, school, path: link, code, expiresAt }
}

async function namesOf({ store }: House, place: string, person: string) {
  return store.transaction(async tx => {
    const rows = new PlaceRows(tx, place)
    const about = await rows.get('person', person)
    const school = await rows.get('school', place)
    if (!about || !school) throw new Error(`The demo has no ${person} in ${place}`)
    return { name: fullName(about.body), school: school.body.name }
  })
}

async function epochsOf({ db }: House): Promise<Record<string, string>> {
  const places = await db.selectFrom('places').select(['place_id', 'epoch']).execute()
  return Object.fromEntries(places.map(({ place_id: place, epoch }) => [place, epoch]))
}

/** Whole or not at all, and for its owner's eyes only: the file opens every door of the demo. */
function keep(house: House, kept: Kept) {
  mkdirSync(house.config.dataDir, { recursive: true })
  const half = `${fileOf(house)}.part`
  writeFileSync(half, JSON.stringify(kept, null, 1), { mode: 0o600 })
  renameSync(half, fileOf(house))
}
