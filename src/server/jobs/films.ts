/**
 * Films that came from a browser are made small here, one at a time, beside the school's work. What waits stands in the
 * database, and its file in the workshop: a server that ends in the middle, however it ends, begins that film again.
 */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Selectable } from 'kysely'
import type { Logger } from 'pino'
import type { Film, FilmProblem, OwnFilm } from '../../domain/lessons/film.ts'
import { performOffice } from '../actions/perform.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Films } from '../db/schema.ts'
import type { Store } from '../store/store.ts'
import { convert } from '../films/convert.ts'
import { keepFilm } from '../films/keep.ts'
import { findTools, type Tools } from '../films/tools.ts'
import { inFolder, sweepWorkshop, workshopOf } from '../films/workshop.ts'

/** What films need of the house. */
export interface Bench {
  db: Database
  store: Store
  blobs: Blobs
  config: Config
  log: Logger
  now(): number
}

type FilmRow = Selectable<Films>

/** A film that ended the server this often is not tried again. */
const mostTries = 3

export class FilmQueue {
  private readonly bench: Bench
  private readonly stopping = new AbortController()
  private working: Promise<void> | undefined
  private again = false
  private started = false

  constructor(bench: Bench) {
    this.bench = bench
  }

  /** Looked for at each asking, so that whoever installs it need not start anew. */
  tools(): Promise<Tools | undefined> {
    return findTools(this.bench.config.ffmpeg)
  }

  /** From now on films are made; first those that were under way when the server ended. */
  async start(): Promise<void> {
    await sweepWorkshop(this.bench.config.dataDir)
    await this.bench.db
      .updateTable('films')
      .set({ state: 'waiting' })
      .where('state', '=', 'open')
      .whereRef('got', '>=', 'length')
      .execute()
    this.started = true
    this.wake()
  }

  /** Ends the present work at once: it is begun again at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.working
  }

  /** Where the file of a film lies until it has been made small. */
  fileOf(place: string, film: string): string {
    return join(workshopOf(this.bench.config.dataDir), `${place}~${film}.film`)
  }

  /** A file that has come whole: from now on it waits for its turn. */
  async take(place: string, film: string): Promise<void> {
    await this.note(place, film, { state: 'waiting' })
    this.wake()
  }

  wake() {
    this.again = true
    if (!this.started || this.working || this.stopping.signal.aborted) return
    this.working = this.work().finally(() => (this.working = undefined))
  }

  /** Done when nothing waits any more, or when it was stopped. */
  async idle(): Promise<void> {
    while (this.working) await this.working
  }

  private async work() {
    while (this.again && !this.stopping.signal.aborted) {
      this.again = false
      for (let next = await this.next(); next; next = await this.next()) {
        try {
          await this.make(next)
        } catch (error) {
          if (this.stopping.signal.aborted) return
          // The disk or the database fails: the film waits where it is, and the next wake tries again.
          this.bench.log.error({ err: error, film: next.film_id }, 'a film could not be made')
          return
        }
      }
    }
  }

  private next(): Promise<FilmRow | undefined> {
    return this.bench.db
      .selectFrom('films')
      .selectAll()
      .where('state', '=', 'waiting')
      .orderBy('at')
      .orderBy('film_id')
      .limit(1)
      .executeTakeFirst()
  }

  private async make({ place_id: place, film_id: film, tries }: FilmRow) {
    const source = this.fileOf(place, film)
    await this.note(place, film, { tries: tries + 1 })
    const made = await this.tryOne(source, tries).catch(async (error: unknown) => {
      // Stopped, or let down by the disk: that was not the film's fault.
      await this.note(place, film, { tries })
      throw error
    })
    if (typeof made === 'string') await this.note(place, film, { state: 'failed', problem: made })
    else await this.note(place, film, { state: 'made', made: JSON.stringify(made) })
    await settleFilms(this.bench, place)
    await rm(source, { force: true })
    this.bench.log.info({ film, made: typeof made === 'string' ? made : made.seconds }, 'a film is settled')
  }

  private async tryOne(source: string, tries: number): Promise<OwnFilm | FilmProblem> {
    if (tries >= mostTries || !existsSync(source)) return 'film_broken'
    const tools = await this.tools()
    if (!tools) return 'no_ffmpeg'
    const { signal } = this.stopping
    return inFolder(this.bench.config.dataDir, 'server', async folder => {
      const made = await convert({ tools, source, folder, signal })
      return typeof made === 'string' ? made : keepFilm(this.bench.blobs, folder, made)
    })
  }

  private async note(place: string, film: string, set: Partial<FilmRow>) {
    await this.bench.db
      .updateTable('films')
      .set(set)
      .where('place_id', '=', place)
      .where('film_id', '=', film)
      .execute()
  }
}

/**
 * Tells the lessons that wait for a film what became of it. A film may be ready before its lesson has arrived: then its row
 * stays as it is, and this is asked again when letters have come.
 */
export async function settleFilms(
  { db, store, now }: Pick<Bench, 'db' | 'store' | 'now'>,
  place: string,
): Promise<void> {
  const ready = await db
    .selectFrom('films')
    .selectAll()
    .where('place_id', '=', place)
    .where('state', 'in', ['made', 'failed'])
    .execute()
  for (const row of ready) {
    const calls = await waitingFor(db, row)
    if (calls.length === 0) continue
    const refused = await performOffice(store, place, calls, now())
    // A lesson may have been taken away in this moment; the others are told the next time.
    if (refused) continue
    await db
      .updateTable('films')
      .set({ state: row.state === 'made' ? 'settled' : 'told' })
      .where('place_id', '=', place)
      .where('film_id', '=', row.film_id)
      .execute()
  }
}

async function waitingFor(db: Database, { place_id, film_id, problem, made }: FilmRow) {
  const rows = await db
    .selectFrom('rows')
    .select(['id', 'body'])
    .where('place_id', '=', place_id)
    .where('noun', '=', 'lesson')
    .where('gone', '=', 0)
    .where('body', 'like', `%"${film_id}"%`)
    .execute()
  return rows.flatMap(({ id, body }) => {
    const { film } = JSON.parse(body) as { film?: Film }
    if (film?.kind !== 'coming' || film.id !== film_id) return []
    const { transcript } = film
    const outcome: Film = problem
      ? { ...film, problem: problem as FilmProblem }
      : { ...(JSON.parse(made) as OwnFilm), ...(transcript && { transcript }) }
    return [{ name: 'lessons.film', args: { id, film: outcome } }]
  })
}
