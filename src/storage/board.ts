/**
 * The board: what the server can send again. Rows that the whole phone shares, sealed letters and pages of each profile,
 * cursors and receipts. A pull is one transaction here. The browser may throw it away; the vault is what must stay.
 */
import Dexie, { type EntityTable, type Table } from 'dexie'

export interface BoardRow {
  /** place/noun/id */
  key: string
  place: string
  noun: string
  id: string
  audience: string
  about: string
  v: number
  body: object
}

/** A bundle as it came: opened when its owner is next unlocked. */
export interface SealedBundle {
  seq: number
  profile: string
  place: string
  bytes: ArrayBuffer
}

/** Up to 64 kB of a profile's own rows, under his data key. */
export interface SealedPage {
  /** profile/number */
  key: string
  profile: string
  bytes: ArrayBuffer
}

/** How often a profile's pages were written: a tab that has read them knows by it that another tab has written since. */
export interface Merge {
  profile: string
  count: number
}

/** An act of a child, sealed to a guardian on the same phone, so that she sees it waiting. */
export interface KinLetter {
  key: string
  profile: string
  letter: string
  bytes: ArrayBuffer
}

export interface Cursor {
  place: string
  cursor: number
  generation: string
  epoch: string
  /** Board audiences, as the last answer named them. */
  audiences: string[]
}

/** The server's word on a letter: '' when settled, else a code that tells nothing of its content. */
export interface Ack {
  letter: string
  code: string
  place: string
  /** The school's life that gave it; '' where it named none. */
  epoch: string
}

/** A file that somebody here asked to see, sealed as it came; its key stands in the row that names it. */
export interface FetchedFile {
  hash: string
  place: string
  bytes: ArrayBuffer
}

/** A part of a piece of a film, as it came. */
export interface FilmPart {
  hash: string
  /** From 0. */
  n: number
  place: string
  bytes: ArrayBuffer
}

/** When phone and server last spoke, by both clocks. */
export interface Contact {
  key: 'contact'
  server: number
  phone: number
  /** Whether this device has been answered: from then on it need not show its key. */
  known: boolean
}

/** What the network has cost on one day, by kind; nothing counts what the app itself costs yet. */
export type MeterKind = 'letters' | 'rows' | 'bundles' | 'idle' | 'files' | 'films' | 'cargo' | 'app'

export interface Metered {
  /** day/kind, or day/kind/profile */
  key: string
  /** By the phone's clock, UTC: 2026-11-23. */
  day: string
  kind: MeterKind
  /** For whom, where it is known: of files and films. */
  profile?: string
  up: number
  down: number
}

export class Board extends Dexie {
  rows!: EntityTable<BoardRow, 'key'>
  bundles!: EntityTable<SealedBundle, 'seq'>
  pages!: EntityTable<SealedPage, 'key'>
  kin!: EntityTable<KinLetter, 'key'>
  cursors!: EntityTable<Cursor, 'place'>
  acks!: EntityTable<Ack, 'letter'>
  meta!: EntityTable<Contact, 'key'>
  files!: EntityTable<FetchedFile, 'hash'>
  parts!: Table<FilmPart, [string, number]>
  merges!: EntityTable<Merge, 'profile'>
  meter!: EntityTable<Metered, 'key'>

  constructor(name = 'haqiba-board') {
    super(name)
    this.version(1).stores({
      rows: 'key, [place+noun+about], [place+noun], [place+audience]',
      bundles: '++seq, profile',
      pages: 'key, profile',
      kin: 'key, profile, letter',
      cursors: 'place',
      acks: 'letter',
      meta: 'key',
    })
    this.version(2).stores({ files: 'hash, place' })
    this.version(3).stores({ parts: '[hash+n], hash' })
    this.version(4).stores({ merges: 'profile' })
    this.version(5).stores({ meter: 'key, day' })
    // What is meant for one person is asked for by his audiences: a phone may hold much more for others.
    this.version(6).stores({
      rows: 'key, [place+noun+about], [place+noun+audience], [place+audience]',
    })
  }
}

export { rowKey } from './row-key.ts'
