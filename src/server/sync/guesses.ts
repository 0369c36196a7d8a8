/**
 * Wrong cards. Ten an hour are a tired family; more are somebody who guesses, on one phone, on one card, or on new phones again and
 * again. A network or a school at which many are wrong is not shut: there each phone has two tries left, and whoever has his
 * card needs one. The school's log says so, and its principal hears of it once a day.
 */
import { keptFor } from '../../domain/alerts/alert.ts'
import { dayOf } from '../../domain/calendar/day.ts'
import { PlaceRows } from '../actions/rows.ts'
import { again } from '../store/again.ts'
import type { SyncDesk } from './desk.ts'

export interface Guess {
  place: string
  device: string
  card: string
  /** '' where it is not known: what was carried comes from nowhere. */
  network: string
}

const triesLeft = 2

/** Whether this phone is not to try a card now: its letter stays with it, and comes again. */
export async function mustWait({ rates }: SyncDesk, guess: Guess): Promise<boolean> {
  const { place, device, card, network } = guess
  if ((await rates.isOver('guessing', device)) || (await rates.isOver('guessed', card))) return true
  const many =
    (await rates.isOver('guessingAt', place)) ||
    (network !== '' && (await rates.isOver('guessingFrom', network)))
  return many && (await rates.isOver('guessing', device, triesLeft))
}

export async function noteGuess(house: SyncDesk, guess: Guess) {
  const { place, device, card, network } = guess
  const { rates } = house
  await rates.count('guessing', device)
  await rates.count('guessed', card)
  await rates.count('guessingAt', place)
  if (network !== '') await rates.count('guessingFrom', network)
  const over =
    (await rates.isOver('guessing', device)) ||
    (await rates.isOver('guessed', card)) ||
    (await rates.isOver('guessingAt', place)) ||
    (network !== '' && (await rates.isOver('guessingFrom', network)))
  if (!over) return
  house.log.warn({ place }, 'cards are being guessed')
  await alertSchool(house, place)
}

async function alertSchool(house: SyncDesk, place: string) {
  const now = house.now()
  const id = `cards-guessed.${dayOf(now)}`
  await again(house.store, place, async tx => {
    const rows = new PlaceRows(tx, place)
    const known = await rows.list('alert', place)
    if (known.some(row => row.id === id)) return
    for (const { id: old, body } of known) if (now - body.since > keptFor) rows.remove('alert', old)
    rows.put('alert', id, {
      ...{ audience: 'families', about: place },
      body: { kind: 'cards-guessed', since: now },
    })
    await rows.commit()
  })
}
