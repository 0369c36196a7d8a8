/**
 * The vault: what exists nowhere else. Keys, the device's counter, drafts, the authors' copies, the outbox.
 * Nothing ever wipes it by itself, and its writes reach the disk before a child reads «على هذا الهاتف».
 */
import Dexie, { type EntityTable } from 'dexie'
import type { Desk } from '../domain/people/person.ts'
import type { Face } from './face.ts'

export type { Face, Pocket } from './face.ts'

export interface Device {
  key: 'device'
  id: string
  publicKey: string
  /** Signs requests; not extractable. */
  signer: CryptoKeyPair
  /** Mixed into every profile's lock; not extractable. */
  pepper: CryptoKey
  /** The last number given to an act, and to a request. */
  acts: number
  requests: number
}

/** Where a profile is at home: a person of a place, by the card that says so. */
export interface Home {
  place: string
  /** '' until the school has said who the card's person is. */
  person: string
}

export const secretKinds = ['pictures', 'pin', 'secret'] as const
export type SecretKind = (typeof secretKinds)[number]

/** How a secret was made slow to guess: kept with the lock, so that better ways may come. */
export type Stretch = { by: 'argon2id'; memory: number; passes: number } | { by: 'pbkdf2'; rounds: number }

/**
 * How a profile's data key is kept: under the pepper alone, under the pepper and a secret, or, after too many wrong secrets, under
 * its rescue code only.
 */
export type Lock =
  | { kind: 'none' }
  | { kind: SecretKind; salt: Uint8Array<ArrayBuffer>; stretch: Stretch }
  | { kind: 'spent' }

export interface Profile {
  id: string
  face: Face
  desk: Desk
  lock: Lock
  homes: Home[]
  inboxKey: string
  signKey: string
  /** Data key under pepper and lock; key pairs under the data key. */
  dataKey: ArrayBuffer
  pairs: ArrayBuffer
  madeAt: number
  /** 0 since it was locked: then the app never opens it by itself. */
  openedAt: number
  /** Wrong secrets since the last right one, and the wait that is left: milliseconds of a clock that only goes on. */
  tries?: { count: number; left: number }
  /** The data key under the rescue code, and the numbers of the acts that took the code to each of his schools. */
  rescue?: { dataKey: ArrayBuffer; acts: number[] }
}

export interface SchoolCard {
  place: string
  seal: string
  sign: string
}

/** A profile's card that still has to be sent: only with a typed code, which carries no key of the school. */
export interface TypedCode {
  profile: string
  card: string
  secret: string
}

export interface Draft {
  /** profile/work */
  key: string
  profile: string
  bytes: ArrayBuffer
  savedAt: number
}

/** What an author did, under his data key; kept beside its letter until the school's own row stands in its place. */
export interface Copy {
  /** profile/number */
  key: string
  profile: string
  n: number
  place: string
  letter: string
  bytes: ArrayBuffer
  /** 1 once the school's own row stands in its place: kept while the school may yet come back from an older backup. */
  confirmed?: 0 | 1
  /** Why the school could not take its letter in, as its receipt said in clear; heard when the pocket is open. */
  told?: string
}

/** A letter that waits to leave, or that left within 14 days: a school restored from a backup is offered it again. */
export interface Waiting {
  n: number
  profile: string
  place: string
  letter: string
  /** The sealed letter; or, while the school's key is unknown, its content under the author's data key. */
  bytes: ArrayBuffer
  sealed: 0 | 1
  /** 0 while it waits; on the school's clock, since a phone's own may jump by years. */
  settledAt: number
}

/** Which of a school's lives this phone last spoke with: another one does not know what was acknowledged since its backup. */
export interface Epoch {
  place: string
  epoch: string
}

/** What was asked in a file that somebody carries, and the key to which its answer is sealed. */
export interface CarriedFile {
  id: string
  /** The school to whose key it was sealed. */
  place: string
  key: CryptoKeyPair
  /** SHA-256 of the file. */
  hash: ArrayBuffer
  letters: readonly { letter: string; place: string }[]
  held: [place: string, held: { cursor: number; generation: string; epoch: string }][]
  epochs: [place: string, epoch: string][]
  at: number
}

/** A sealed file that this phone carries for another one: nothing is known of it but its size and its age. */
export interface Cargo {
  /** kind/id */
  key: string
  /** To the school, or back from it. */
  kind: 'request' | 'answer'
  bytes: ArrayBuffer
  /** When it was taken along, by this phone's clock. */
  takenAt: number
  /** 1 where the school cannot read it. */
  refused?: 1
}

/** A file that goes with what somebody does, sealed under a key of its own. */
export interface SealedFile {
  /** SHA-256 of the sealed bytes, base64url. */
  hash: string
  /** The draft for which it was made: profile/work. */
  work: string
  bytes: ArrayBuffer
}

/** How far a file has come on its way to school. It belongs to the phone, not to a person: any sync sends it. */
export interface Upload {
  hash: string
  /** The act that names it; the file follows its letter. */
  n: number
  place: string
  /** The most useful has the smallest. */
  rank: number
  /** Bytes, sealed: all, those that the school has, and those that the phone has spent on it. */
  size: number
  sent: number
  spent: number
  madeAt: number
  /** Whether the school has been asked to take it. */
  begun: 0 | 1
  /** 0 until the school has all of it. */
  doneAt: number
  /** Why the school does not take it now. */
  code?: string
}

export class Vault extends Dexie {
  device!: EntityTable<Device, 'key'>
  profiles!: EntityTable<Profile, 'id'>
  schools!: EntityTable<SchoolCard, 'place'>
  codes!: EntityTable<TypedCode, 'profile'>
  drafts!: EntityTable<Draft, 'key'>
  copies!: EntityTable<Copy, 'key'>
  outbox!: EntityTable<Waiting, 'n'>
  files!: EntityTable<SealedFile, 'hash'>
  uploads!: EntityTable<Upload, 'hash'>
  epochs!: EntityTable<Epoch, 'place'>
  carried!: EntityTable<CarriedFile, 'id'>
  cargo!: EntityTable<Cargo, 'key'>

  constructor(name = 'haqiba-vault') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      device: 'key',
      profiles: 'id',
      schools: 'place',
      codes: 'profile',
      drafts: 'key, profile',
      copies: 'key, profile, letter',
      outbox: 'n, letter, settledAt, profile',
    })
    this.version(2).stores({ files: 'hash, work', uploads: 'hash, n, doneAt' })
    this.version(3).stores({ epochs: 'place' })
    this.version(4).stores({ carried: 'id, at' })
    this.version(5).stores({ cargo: 'key, kind, takenAt' })
  }
}
