/** The places of this deployment and their keys. Keys never change, so they are kept in memory once read. */
import { importPair, makeInbox, makeSigner, exportPair, publicText, schoolKeyId } from '../../letters/keys.ts'
import { newId } from '../../letters/id.ts'
import type { Open } from '../../letters/suite.ts'
import { fromBase64url } from '../../wire/bytes.ts'
import type { Database } from '../db/database.ts'
import { openWith } from './hpke.ts'

export interface SchoolKeys {
  place: string
  keyId: string
  /** Public keys, as cards carry them. */
  sealText: string
  signText: string
  /** Opens what was sealed to the school. */
  open: Open
  sign: CryptoKeyPair
}

export interface PlaceRow {
  place_id: string
  v: number
  epoch: string
  keys: string
  opened_at: number
}

/** A place with new keys, to be inserted where other things are written with it. */
export async function newPlaceRow(place: string, now: number): Promise<PlaceRow> {
  const keys = { seal: await exportPair(await makeInbox()), sign: await exportPair(await makeSigner()) }
  return { place_id: place, v: 0, epoch: newId(now), keys: JSON.stringify(keys), opened_at: now }
}

export class Schools {
  private readonly db: Database
  private readonly byPlace = new Map<string, SchoolKeys>()

  constructor(db: Database) {
    this.db = db
  }

  /** Opens a place with new keys; one that is open already stays as it is. */
  async openPlace(place: string, now: number): Promise<SchoolKeys> {
    await this.db
      .insertInto('places')
      .values(await newPlaceRow(place, now))
      .onConflict(conflict => conflict.column('place_id').doNothing())
      .execute()
    return (await this.find(place))!
  }

  async find(place: string): Promise<SchoolKeys | undefined> {
    if (!this.byPlace.has(place)) await this.readAll()
    return this.byPlace.get(place)
  }

  async findByKeyId(keyId: string): Promise<SchoolKeys | undefined> {
    const known = () => [...this.byPlace.values()].find(school => school.keyId === keyId)
    if (!known()) await this.readAll()
    return known()
  }

  async all(): Promise<SchoolKeys[]> {
    await this.readAll()
    return [...this.byPlace.values()]
  }

  private async readAll() {
    const rows = await this.db.selectFrom('places').select(['place_id', 'keys']).orderBy('place_id').execute()
    for (const { place_id: place, keys } of rows) {
      if (this.byPlace.has(place)) continue
      const stored = JSON.parse(keys) as { seal: JsonWebKey; sign: JsonWebKey }
      const seal = await importPair(stored.seal, 'inbox')
      const sign = await importPair(stored.sign, 'sign')
      const sealText = await publicText(seal)
      const open = openWith(fromBase64url(stored.seal.d!)!)
      const keyId = await schoolKeyId(sealText)
      this.byPlace.set(place, { place, keyId, sealText, signText: await publicText(sign), open, sign })
    }
  }
}
