/** The store on SQLite and PostgreSQL: one file of statements for each thing that they are about. */
import { snapshot, type Database, type Opened, type Tx } from '../db/database.ts'
import { SqlAudit } from './sql/audit.ts'
import { SqlActs } from './sql/acts.ts'
import { SqlCards } from './sql/cards.ts'
import { SqlFeed } from './sql/feed.ts'
import { SqlPhones } from './sql/phones.ts'
import { SqlPlaces } from './sql/places.ts'
import { SqlRequests } from './sql/requests.ts'
import { SqlTies } from './sql/ties.ts'
import { SqlWaiting } from './sql/waiting.ts'
import type { Statements, Store, Transactions } from './store.ts'

/** Of a transaction, or of the whole database: each by itself. What only SQL is asked goes to `db`. */
export class SqlStatements<D extends Database = Database> implements Statements {
  readonly db: D
  readonly places: SqlPlaces
  readonly feed: SqlFeed
  readonly ties: SqlTies
  readonly acts: SqlActs
  readonly phones: SqlPhones
  readonly cards: SqlCards
  readonly waiting: SqlWaiting
  readonly requests: SqlRequests
  readonly audit: SqlAudit

  constructor(db: D) {
    this.db = db
    this.places = new SqlPlaces(db)
    this.feed = new SqlFeed(db)
    this.ties = new SqlTies(db)
    this.acts = new SqlActs(db)
    this.phones = new SqlPhones(db)
    this.cards = new SqlCards(db)
    this.waiting = new SqlWaiting(db)
    this.requests = new SqlRequests(db)
    this.audit = new SqlAudit(db)
  }
}

export class SqlStore implements Store {
  readonly each: SqlStatements
  private readonly opened: Pick<Opened, 'db' | 'engine'>

  constructor(opened: Pick<Opened, 'db' | 'engine'>) {
    this.opened = opened
    this.each = new SqlStatements(opened.db)
  }

  transaction<T>(change: (tx: SqlStatements<Tx>) => Promise<T>): Promise<T> {
    return bySql(this.opened.db).transaction(tx => change(new SqlStatements(tx)))
  }

  hold({ db }: SqlStatements<Tx>, place: string): Promise<void> {
    return holdCounter(db, place)
  }

  snapshot<T>(read: (at: SqlStatements<Tx>) => Promise<T>): Promise<T> {
    return snapshot(this.opened, tx => read(new SqlStatements(tx)))
  }

  isCollision(error: unknown): boolean {
    return isCollision(error)
  }
}

/** Transactions for whoever speaks SQL alone: registers, the moving up. */
export const bySql = (db: Database): Transactions<Tx> => ({
  transaction: change => db.transaction().execute(change),
  hold: holdCounter,
  isCollision,
})

async function holdCounter(tx: Tx, place: string) {
  await tx
    .updateTable('places')
    .set(eb => ({ v: eb.ref('v') }))
    .where('place_id', '=', place)
    .execute()
}

/** The engines' words for a key written twice, a deadlock, a serialisation failure. */
function isCollision(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return (
    ['40001', '40P01', '23505', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(code) ||
    code.startsWith('SQLITE_BUSY')
  )
}
