/** The wiring: what every room of the server is handed, made in one place. */
import { pino, type Logger } from 'pino'
import { Blobs } from './blobs/blobs.ts'
import { SentFiles } from './blobs/sent.ts'
import type { Config } from './config.ts'
import { migrate, openDatabase, type Opened } from './db/database.ts'
import { faultOf } from './fault.ts'
import { Arrivals } from './jobs/arrivals.ts'
import { FilmQueue, settleFilms } from './jobs/films.ts'
import { openWhatIsDue } from './jobs/openings.ts'
import { refreshReach } from './jobs/reach.ts'
import { Schools } from './places/schools.ts'
import { Rates } from './rates.ts'
import { SqlStore } from './store/sql.ts'
import type { SyncDesk } from './sync/desk.ts'
import { usualRoom, type Room } from './sync/room.ts'

export interface House extends Opened, SyncDesk {
  config: Config
  store: SqlStore
  log: Logger
  schools: Schools
  rates: Rates
  blobs: Blobs
  /** What phones have sent and nobody has looked into yet; how much of it may be under way. */
  sent: SentFiles
  room: Room
  arrivals: Arrivals
  films: FilmQueue
  now(): number
}

export async function openHouse(
  config: Config,
  options: { now?: () => number; log?: Logger; rates?: Rates } = {},
): Promise<House> {
  const opened = openDatabase(config.database)
  // Whoever's log it is: an error is told without what could name a person.
  const log = (options.log ?? pino({ level: process.env.LOG_LEVEL ?? 'info' })).child(
    {},
    { serializers: { err: faultOf } },
  )
  const ran = await migrate(opened.db)
  if (ran.length > 0) log.info({ migrations: ran }, 'the database has today’s form')
  const store = new SqlStore(opened)
  const blobs = new Blobs(config.dataDir)
  const schools = new Schools(store.each.places)
  const rates = options.rates ?? new Rates()
  const now = options.now ?? Date.now
  const films = new FilmQueue({ ...opened, store, config, log, blobs, now })
  const sent = new SentFiles(blobs)
  const arrivals = new Arrivals({ db: opened.db, store, blobs, sent, log, now })
  const close = async () => {
    await arrivals.stop()
    await opened.close()
  }
  const room = { ...usualRoom }
  const beforeAnswer = async (place: string, device: string, came: boolean) => {
    await openWhatIsDue({ store, log, now }, place)
    await refreshReach({ store, now }, place, device)
    // A lesson may have come whose film was ready before it.
    if (came) await settleFilms({ db: opened.db, store, now }, place)
  }
  return {
    ...{ ...opened, store, config, log, schools, rates, blobs, sent, room, arrivals, films, now, close },
    // An act may have come whose file was here before it.
    actsCame: () => arrivals.wake(),
    beforeAnswer,
  }
}
