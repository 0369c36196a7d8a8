/**
 * The tables, for SQLite and PostgreSQL alike: text ids made by the app, whole milliseconds, JSON as text, and primary keys
 * that begin with the place, so that places can be spread over machines.
 */
import type { ColumnType } from 'kysely'

/** PostgreSQL gives 64-bit integers as text; the drivers are set to give numbers. */
type Millis = ColumnType<number, number, number>

export interface Places {
  place_id: string
  /** The counter: every transaction's rows bear the value that it took last. */
  v: number
  /** Changes when the database was restored from a backup. */
  epoch: string
  /** Private sealing and signing keys as JSON; part of the backup. */
  keys: string
  opened_at: Millis
}

export interface Rows {
  place_id: string
  noun: string
  id: string
  audience: string
  about: string
  v: number
  /** 1 for a tombstone. */
  gone: number
  body: string
}

/** The ties of people as columns, written with their rows: what the audiences are asked of. */
export interface Ties {
  place_id: string
  id: string
  person_id: string
  role: string
  target: string
  grade: string
  /** 1 when it is past: a child's old section may still receive the work that he had been given there. */
  past: number
}

/** Which profile on which device is which person. */
export interface Enrolments {
  place_id: string
  profile_id: string
  person_id: string
  device_id: string
  inbox_key: string
  sign_key: string
  enrolled_at: Millis
}

/** Profiles that left their phone: nothing is sent to them, and what they wrote before is still theirs. */
export interface Leavers {
  place_id: string
  profile_id: string
  person_id: string
  device_id: string
  sign_key: string
  left_at: Millis
}

export interface Devices {
  place_id: string
  device_id: string
  public_key: string
  /** What the device held when it last spoke: the cursor that it brought, and its audiences. */
  cursor: number
  generation: string
  seen_at: Millis
  ended_at: Millis | null
}

export interface Cards {
  place_id: string
  card_id: string
  person_id: string
  desk: string
  /** SHA-256 of the secret; the secret itself is only on paper. */
  secret_hash: string
  uses_left: number
  expires_at: Millis
}

/** What came of each act: written in the transaction of its effect, so that it happens exactly once. */
export interface Results {
  place_id: string
  device_id: string
  n: number
  profile_id: string
  letter_id: string
  /** '' when applied, else the code of the refusal. */
  code: string
  field: string
  v: number
  settled_at: Millis
}

/** Letters that have no author yet, or whose card was refused: kept for the support desk, never thrown away. */
export interface Quarantine {
  place_id: string
  letter_id: string
  profile_id: string
  device_id: string
  reason: string
  letter: string
  arrived_at: Millis
  /** Of one that was turned away because its number was taken: that number, and since when its author is told; else 0. */
  n: number
  v: number
}

/** A list of audiences under its hash, so that a phone says in eight letters what it holds. */
export interface Generations {
  place_id: string
  generation: string
  audiences: string
}

/** Where the counter stood on a day: what tells the age of a tombstone. */
export interface Milestones {
  place_id: string
  at: Millis
  v: number
}

/** Up to where the tombstones of an audience have been collected: a phone that is older gets the audience anew. */
export interface Collected {
  place_id: string
  audience: string
  v: number
}

/** The numbers of a device whose results are no longer kept. */
export interface Applied {
  place_id: string
  device_id: string
  /** JSON: runs of [from, to]. */
  numbers: string
  /** Where the place's counter stood when the last of them joined. */
  v: number
}

/** One import of a register into one place; an import of several schools has the same id in each. */
export interface Imports {
  place_id: string
  import_id: string
  at: Millis
  /** done, undone. */
  state: string
  source: string
  form: string
  /** The file that was brought. */
  name: string
  /** Who brought it; '' for the command line. */
  by_person: string
  /** The place's counter when it was done: what has a higher one was changed since. */
  v: number
  /** JSON: how many records were new, changed, as before, gone. */
  counts: string
}

/** What a register said last, record by record: what the next import of the same source is compared with. */
export interface Brought {
  place_id: string
  source: string
  entity: string
  source_id: string
  gone: number
  /** JSON; never leaves the server. Numbers and telephones of persons are kept here and nowhere else. */
  record: string
  import_id: string
}

/** What stood before the last import, so that it can be taken back. */
export interface Undos {
  place_id: string
  import_id: string
  /** `row:NOUN`, `brought:ENTITY`, `card`. */
  what: string
  id: string
  /** JSON, or '' where nothing stood. */
  before: string
}

/** A register that was shown and waits for a yes: one a profile. */
export interface Previews {
  place_id: string
  preview_id: string
  profile_id: string
  at: Millis
  name: string
  /** Of what was shown: only that is applied. */
  digest: string
  /** base64 */
  content: string
}

/** A film from a browser: on its way, waiting to be made small, made, or not; then what its lesson was told. */
export interface Films {
  place_id: string
  film_id: string
  /** Who sends it. */
  device_id: string
  /** Bytes in all, and those that are on the disk for certain. */
  length: number
  got: number
  state: 'open' | 'waiting' | 'made' | 'failed' | 'settled' | 'told'
  /** Why not; '' while there is no reason. */
  problem: string
  /** An OwnFilm as JSON; '' until it is made. */
  made: string
  tries: number
  at: Millis
}

/** A sealed file that phones send, from its announcement to its cleaning; afterwards what came of it. */
export interface Incoming {
  place_id: string
  /** SHA-256 of the sealed bytes. */
  hash: string
  /** Who announced it. */
  device_id: string
  /** Sealed bytes in all, and those that are on the disk for certain. */
  length: number
  got: number
  /** `open`, `whole` (its act is awaited, or its cleaning), `done` (what was sent is gone). */
  state: string
  /** JSON, '' before it was opened: see jobs/arrivals. */
  result: string
  made_at: Millis
  touched_at: Millis
}

/** The blobs that a row names, as columns: who sees the row may fetch them. */
export interface NamedBlobs {
  place_id: string
  hash: string
  noun: string
  id: string
  /** 1 while the row waits for it; nobody fetches it then. */
  awaited: number
}

/** What somebody has published: kept when the row goes, and asked of together with it. */
export interface Authored {
  place_id: string
  person_id: string
  noun: string
  id: string
}

/** Numbers of a device's last requests: each is taken once, by the request of this digest. Kept where the device was met first. */
export interface Requests {
  place_id: string
  device_id: string
  n: number
  digest: string
}

/** Who saw or changed whose data by which device (actions/audit.ts). Added to, never changed. */
export interface Audit {
  place_id: string
  device_id: string
  n: number
  at: Millis
  person_id: string
  what: string
  about: string
  since: number
  until: number
  hash: string
}

export interface Tables {
  places: Places
  rows: Rows
  ties: Ties
  enrolments: Enrolments
  leavers: Leavers
  devices: Devices
  cards: Cards
  results: Results
  quarantine: Quarantine
  generations: Generations
  imports: Imports
  brought: Brought
  undos: Undos
  previews: Previews
  milestones: Milestones
  collected: Collected
  applied: Applied
  incoming: Incoming
  named_blobs: NamedBlobs
  films: Films
  authored: Authored
  requests: Requests
  audit: Audit
}
