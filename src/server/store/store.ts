/**
 * What the school's rules ask of whatever keeps the school. Deciding (receive, perform, answer, forget) speaks to this alone;
 * behind it stands SQL for both engines (sql.ts), and plain maps in the simulation (test/sync/simulation/school), so that
 * the same deciding code runs on both.
 */
import type { Audience } from '../../domain/audiences.ts'
import type { TieBody } from '../../domain/people/person.ts'

/** One change, whole or not at all. What others have committed is seen from the next statement on. */
export interface Transactions<Tx> {
  transaction<T>(change: (tx: Tx) => Promise<T>): Promise<T>
  /** Holds the counter of a place to the end of this transaction: whoever else wants it waits. */
  hold(tx: Tx, place: string): Promise<void>
  /** Whether this error says that another came between: a key written twice, a deadlock. */
  isCollision(error: unknown): boolean
}

export interface Store extends Transactions<Statements> {
  /** Each statement by itself: kept when it returns. */
  readonly each: Statements
  /** One moment of the whole store throughout; nothing is written. */
  snapshot<T>(read: (at: Statements) => Promise<T>): Promise<T>
}

/** Statements by what they are about; every one of them is done in one step. */
export interface Statements {
  readonly places: Places
  readonly feed: Feed
  readonly ties: Ties
  readonly acts: Acts
  readonly phones: Phones
  readonly cards: Cards
  readonly waiting: Waiting
  readonly requests: Requests
  readonly audit: Audit
}

export interface PlaceRow {
  place_id: string
  v: number
  epoch: string
  keys: string
  opened_at: number
}

export interface Places {
  all(): Promise<string[]>
  /** Private keys as JSON, of every place. */
  keys(): Promise<{ place: string; keys: string }[]>
  /** One that is open already stays as it is. */
  open(row: PlaceRow): Promise<void>
  counter(place: string): Promise<{ v: number; epoch: string } | undefined>
  /** Adds one to the counter and holds it. @returns its new value. */
  takeCounter(place: string): Promise<number>
  setEpoch(place: string, epoch: string): Promise<void>
  /** The latest milestone at or before `until`: when, and where the counter stood. */
  milestone(place: string, until: number): Promise<{ at: number; v: number } | undefined>
  setMilestone(place: string, milestone: { at: number; v: number }): Promise<void>
  dropMilestones(place: string, before: number): Promise<void>
}

/** A row as it is stored; tombstones are rows too. */
export interface StoredRow {
  noun: string
  id: string
  audience: string
  about: string
  v: number
  gone: number
  body: string
}

export interface Feed {
  /** Tombstones too. */
  get(place: string, noun: string, id: string): Promise<StoredRow | undefined>
  /** All rows of a noun about one thing, tombstones too, in the order of their ids. */
  about(place: string, noun: string, about: string): Promise<StoredRow[]>
  hasNewer(place: string, noun: string, about: string, v: number): Promise<boolean>
  insert(place: string, row: StoredRow): Promise<void>
  /** Fields that are absent stay. */
  update(place: string, row: Pick<StoredRow, 'noun' | 'id'> & Partial<StoredRow>): Promise<void>
  /** The blobs that a row names from now on; `awaited` 1 while it waits for one. */
  nameBlobs(
    place: string,
    noun: string,
    id: string,
    blobs: { hash: string; awaited: number }[],
  ): Promise<void>
  /** What is newer than `from` in these audiences, tombstones too, oldest first. */
  since(place: string, audiences: readonly Audience[], from: number): Promise<StoredRow[]>
  /** All that stands in these audiences, oldest first. */
  whole(place: string, audiences: readonly Audience[]): Promise<StoredRow[]>
  /** The newest tombstone of each audience, among those up to `until`. */
  tombstones(place: string, until: number): Promise<{ audience: string; v: number }[]>
  /** @returns how many were removed. */
  dropTombstones(place: string, until: number): Promise<number>
  noteCollected(place: string, audience: string, v: number): Promise<void>
  /** Audiences of which tombstones newer than `from` were collected. */
  collectedSince(place: string, from: number): Promise<string[]>
}

/** A tie as columns, written with its row. `past` 1 when it has ended. */
export type TieColumns = Pick<TieBody, 'person' | 'role' | 'target' | 'grade'> & { past: number }

export interface Ties {
  put(place: string, id: string, tie: TieColumns): Promise<void>
  /** In order. */
  audiencesOf(place: string, person: string): Promise<Audience[]>
  /** Sections that a pupil has left: work that he was given there may still arrive. */
  pastSections(place: string, person: string): Promise<Audience[]>
  /** Where a child is a student now. */
  studies(place: string, person: string): Promise<{ target: string; grade: string }[]>
  countPeople(place: string, audience: Audience): Promise<number>
}

export interface Verdict {
  code: string
  field: string
}

export interface Settled extends Verdict {
  device: string
  n: number
  profile: string
  letter: string
  v: number
  settledAt: number
}

/** Which numbers of a device were applied long ago: runs of whole numbers, from and to, in order. */
export type Numbers = readonly (readonly [from: number, to: number])[]

export interface Acts {
  verdict(place: string, device: string, n: number): Promise<(Verdict & { letter: string }) | undefined>
  /** Collides where this device and number were settled before. */
  settle(place: string, settled: Settled): Promise<void>
  /** What a profile is to be told since `from`, oldest first. */
  verdictsSince(
    place: string,
    device: string,
    profile: string,
    from: number,
  ): Promise<(Verdict & { n: number; letter: string })[]>
  /** Numbers that were applied long ago, and where the counter stood when the last of them joined. */
  numbers(place: string, device: string): Promise<{ numbers: Numbers; v: number }>
  keepNumbers(place: string, device: string, numbers: Numbers, v: number): Promise<void>
  /** Devices with acts that were applied before; refusals are not among them. */
  devicesBefore(place: string, before: number): Promise<string[]>
  numbersBefore(place: string, device: string, before: number): Promise<number[]>
  dropBefore(place: string, device: string, before: number): Promise<void>
}

export interface Enrolment {
  profile: string
  person: string
  device: string
  inbox: string
  sign: string
  at: number
}

export interface PhoneOf {
  device: string
  enrolledAt: number
  seenAt: number
  endedAt: number | null
  /** Others whose pockets are on the same phone. */
  others: string[]
}

export interface Phones {
  /** The public key of a device that any place has met, and the first place that has. */
  met(device: string): Promise<{ key: string; place: string } | undefined>
  /** Places in which a profile of this device is at home. */
  homesOf(device: string): Promise<string[]>
  /** Notes what a device holds, where that has changed or it was last seen before `unlessSince`. */
  note(
    place: string,
    device: string,
    held: { cursor: number; generation: string },
    now: number,
    unlessSince: number,
  ): Promise<void>
  /** When a device was ended; undefined for one that was not. */
  endedAt(place: string, device: string): Promise<number | undefined>
  /** @returns false where it had been ended before. */
  end(place: string, device: string, now: number): Promise<boolean>
  /** The phones on which somebody has a pocket, the one that spoke last first. */
  of(place: string, person: string): Promise<PhoneOf[]>
  /** @returns false where it had not been ended. */
  revive(place: string, device: string): Promise<boolean>
  /** Ends the enrolments of all other profiles on a device. */
  forgetOthers(place: string, device: string, profile: string): Promise<void>
  /** Whose letters these are: of a profile that lives on this device, or that has left it. */
  author(
    place: string,
    profile: string,
    device: string,
  ): Promise<{ person: string; sign: string } | undefined>
  personOf(place: string, profile: string): Promise<string | undefined>
  /** In the order of their ids. */
  profilesOn(place: string, device: string): Promise<{ profile: string; person: string; inbox: string }[]>
  /** Collides where this profile is enrolled. */
  enrol(place: string, enrolment: Enrolment): Promise<void>
  /** From now on nothing is sent to this profile; what it wrote stays its own. */
  leave(place: string, profile: string, now: number): Promise<void>
  /** A device that is known stays as it is. */
  meet(place: string, device: string, key: string, now: number): Promise<void>
  /** A list of audiences as JSON, under its hash. */
  scope(place: string, generation: string): Promise<string | undefined>
  keepScope(place: string, generation: string, audiences: string): Promise<void>
}

/** Numbers of a device's last requests, each with the digest of the one that took it. */
export interface Requests {
  /** The highest that was taken; 0 for none. */
  top(place: string, device: string): Promise<number>
  /** Takes a number that is free. @returns the digest that it stands for now. */
  take(place: string, device: string, n: number, digest: string): Promise<string>
  /** Forgets numbers up to this one. */
  sweep(place: string, device: string, until: number): Promise<void>
}

/** One entry about a device: who, what, whose, when. */
export interface AuditRow {
  device: string
  /** Counts on by one for each device. */
  n: number
  at: number
  person: string
  what: string
  /** Audiences, with a space between. */
  about: string
  since: number
  until: number
  /** Of this entry and of the one before it. */
  hash: string
}

/** Entries are added, and nothing else. */
export interface Audit {
  last(place: string, device: string): Promise<Pick<AuditRow, 'n' | 'hash'> | undefined>
  /** Collides where this device has an entry of that number. */
  append(place: string, entry: AuditRow): Promise<void>
}

export interface StoredCard {
  card: string
  person: string
  desk: string
  secretHash: string
  uses: number
  expiresAt: number
}

export interface Cards {
  find(place: string, card: string): Promise<StoredCard | undefined>
  issue(place: string, card: StoredCard): Promise<void>
  /** @returns false where no use was left. */
  takeUse(place: string, card: string): Promise<boolean>
}

/** A letter that waits for its author's enrolment or for the support desk; `letter` in base64url. */
export interface WaitingLetter {
  id: string
  profile: string
  device: string
  reason: string
  letter: string
  at: number
}

export interface Waiting {
  /** How many letters of a device wait, this one apart. */
  countOthers(place: string, device: string, letter: string): Promise<number>
  /** One that waits already stays as it is. */
  keep(place: string, letter: WaitingLetter): Promise<void>
  of(place: string, profile: string, reasons: readonly string[]): Promise<{ id: string; letter: string }[]>
  /** It stays for the support desk, and its author is told from `v` on that its number `n` was taken. */
  turnAway(place: string, letter: string, n: number, v: number): Promise<void>
  /** Letters of a profile that were turned away since `from`, oldest first. */
  turnedAwaySince(
    place: string,
    device: string,
    profile: string,
    from: number,
  ): Promise<{ letter: string; n: number }[]>
  drop(place: string, letter: string): Promise<void>
}
