/** One set of migrations for both engines. A migration that has run anywhere is never changed: add the next. */
import { sql, type Kysely, type Migration, type MigrationProvider } from 'kysely'
import { noteAllAuthors } from './authored.ts'
import { writeFamilies } from './families.ts'

// A migration works on whatever tables stand at its time, not on today's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyDb = Kysely<any>

const migrations: Record<string, Migration> = {
  '0001-one-answer': {
    async up(db: AnyDb) {
      await db.schema
        .createTable('places')
        .addColumn('place_id', 'text', column => column.primaryKey())
        .addColumn('v', 'bigint', column => column.notNull())
        .addColumn('epoch', 'text', column => column.notNull())
        .addColumn('keys', 'text', column => column.notNull())
        .addColumn('opened_at', 'bigint', column => column.notNull())
        .execute()
      await table(db, 'rows', ['noun', 'id'], {
        audience: 'text',
        about: 'text',
        v: 'bigint',
        gone: 'integer',
        body: 'text',
      })
      await index(db, 'rows', 'rows_by_audience', ['place_id', 'audience', 'v'])
      await index(db, 'rows', 'rows_by_about', ['place_id', 'noun', 'about'])
      await table(db, 'ties', ['id'], {
        person_id: 'text',
        role: 'text',
        target: 'text',
        grade: 'text',
        past: 'integer',
      })
      await index(db, 'ties', 'ties_by_person', ['place_id', 'person_id', 'role'])
      await index(db, 'ties', 'ties_by_target', ['place_id', 'target', 'role'])
      await table(db, 'enrolments', ['profile_id'], {
        person_id: 'text',
        device_id: 'text',
        inbox_key: 'text',
        sign_key: 'text',
        enrolled_at: 'bigint',
      })
      await index(db, 'enrolments', 'enrolments_by_device', ['place_id', 'device_id'])
      await index(db, 'enrolments', 'enrolments_by_person', ['place_id', 'person_id'])
      await table(db, 'devices', ['device_id'], {
        public_key: 'text',
        cursor: 'bigint',
        generation: 'text',
        seen_at: 'bigint',
      })
      await db.schema.alterTable('devices').addColumn('ended_at', 'bigint').execute()
      await table(db, 'cards', ['card_id'], {
        person_id: 'text',
        desk: 'text',
        secret_hash: 'text',
        uses_left: 'integer',
        expires_at: 'bigint',
      })
      await table(db, 'results', ['device_id', 'n'], {
        profile_id: 'text',
        letter_id: 'text',
        code: 'text',
        field: 'text',
        v: 'bigint',
        settled_at: 'bigint',
      })
      await index(db, 'results', 'results_by_profile', ['place_id', 'profile_id', 'v'])
      await table(db, 'quarantine', ['letter_id'], {
        profile_id: 'text',
        device_id: 'text',
        reason: 'text',
        letter: 'text',
        arrived_at: 'bigint',
      })
      await index(db, 'quarantine', 'quarantine_by_profile', ['place_id', 'profile_id'])
      await table(db, 'generations', ['generation'], { audiences: 'text' })
    },
  },
  '0003-imports': {
    async up(db: AnyDb) {
      await table(db, 'imports', ['import_id'], {
        at: 'bigint',
        state: 'text',
        source: 'text',
        form: 'text',
        name: 'text',
        by_person: 'text',
        v: 'bigint',
        counts: 'text',
      })
      await table(db, 'brought', ['source', 'entity', 'source_id'], {
        gone: 'integer',
        record: 'text',
        import_id: 'text',
      })
      await table(db, 'undos', ['import_id', 'what', 'id'], { before: 'text' })
      await table(db, 'previews', ['preview_id'], {
        profile_id: 'text',
        at: 'bigint',
        name: 'text',
        digest: 'text',
        content: 'text',
      })
    },
  },
  '0005-forgetting': {
    async up(db: AnyDb) {
      await table(db, 'milestones', ['at'], { v: 'bigint' })
      await table(db, 'collected', ['audience'], { v: 'bigint' })
      await table(db, 'applied', ['device_id'], { numbers: 'text' })
      await index(db, 'quarantine', 'quarantine_by_device', ['place_id', 'device_id'])
    },
  },
  '0006-attachments': {
    async up(db: AnyDb) {
      await table(db, 'incoming', ['hash'], {
        device_id: 'text',
        length: 'bigint',
        got: 'bigint',
        state: 'text',
        result: 'text',
        made_at: 'bigint',
        touched_at: 'bigint',
      })
      await index(db, 'incoming', 'incoming_by_state', ['place_id', 'state', 'touched_at'])
      await index(db, 'incoming', 'incoming_by_device', ['place_id', 'device_id', 'made_at'])
      await table(db, 'named_blobs', ['hash', 'noun', 'id'], { awaited: 'integer' })
      await index(db, 'named_blobs', 'named_blobs_by_row', ['place_id', 'noun', 'id'])
      await index(db, 'named_blobs', 'named_blobs_by_awaited', ['place_id', 'awaited'])
    },
  },
  '0007-films': {
    async up(db: AnyDb) {
      await table(db, 'films', ['film_id'], {
        device_id: 'text',
        length: 'bigint',
        got: 'bigint',
        state: 'text',
        problem: 'text',
        made: 'text',
        tries: 'integer',
        at: 'bigint',
      })
    },
  },
  '0008-applied-since': {
    async up(db: AnyDb) {
      // Phones that were away for longer than verdicts are kept are told the numbers once.
      await db.schema
        .alterTable('applied')
        .addColumn('v', 'bigint', built => built.notNull().defaultTo(0))
        .execute()
    },
  },
  '0009-growth': {
    async up(db: AnyDb) {
      // A phone and a card are known before their place is.
      await index(db, 'devices', 'devices_by_name', ['device_id'])
      await index(db, 'enrolments', 'enrolments_by_phone', ['device_id'])
      await index(db, 'cards', 'cards_by_name', ['card_id'])
      await index(db, 'collected', 'collected_by_counter', ['place_id', 'v'])
      await table(db, 'authored', ['person_id', 'noun', 'id'], {})
      await noteAllAuthors(db)
    },
  },
  '0010-leavers': {
    async up(db: AnyDb) {
      await table(db, 'leavers', ['profile_id'], {
        person_id: 'text',
        device_id: 'text',
        sign_key: 'text',
        left_at: 'bigint',
      })
    },
  },
  '0011-turned-away': {
    async up(db: AnyDb) {
      for (const column of ['n', 'v'])
        await db.schema
          .alterTable('quarantine')
          .addColumn(column, 'bigint', built => built.notNull().defaultTo(0))
          .execute()
    },
  },
  '0012-requests': {
    async up(db: AnyDb) {
      await table(db, 'requests', ['device_id', 'n'], { digest: 'text' })
    },
  },
  '0013-audit': {
    async up(db: AnyDb) {
      await table(db, 'audit', ['device_id', 'n'], {
        at: 'bigint',
        person_id: 'text',
        what: 'text',
        about: 'text',
        since: 'bigint',
        until: 'bigint',
        hash: 'text',
      })
    },
  },
  '0014-families': { up: writeFamilies },
}

/** A table of a place: its key begins with place_id, no column may be empty. */
const wholeKeys = new Set(['n', 'at'])
async function table(
  db: AnyDb,
  name: string,
  key: string[],
  columns: Record<string, 'text' | 'integer' | 'bigint'>,
) {
  const keyed = ['place_id', ...key]
  let made = db.schema.createTable(name)
  for (const column of keyed)
    made = made.addColumn(column, wholeKeys.has(column) ? 'bigint' : 'text', built => built.notNull())
  for (const [column, kind] of Object.entries(columns))
    made = made.addColumn(column, kind, built => built.notNull())
  await made.addPrimaryKeyConstraint(`${name}_key`, keyed as never[]).execute()
}

async function index(db: AnyDb, name: string, called: string, columns: string[]) {
  await db.schema.createIndex(called).on(name).columns(columns).execute()
}

export const provider: MigrationProvider = { getMigrations: async () => migrations }

/** Says something only where the engines differ; both accept this. */
export const alive = (db: AnyDb) => sql`select 1`.execute(db)
