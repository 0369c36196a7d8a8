/** The places of this deployment and their keys. Keys never change, so they are kept in memory once read. */
import { importPair, makeInbox, makeSigner, exportPair, publicText, schoolKeyId } from '../../letters/keys.ts'
import { newLetterId } from '../../letters/id.ts'
import type { Open, Seal } from '../../letters/suite.ts'
import { fromBase64url } from '../../wire/bytes.ts'
import type { PlaceRow, Places } from '../store/store.ts'
import { openWith, sealTo } from './hpke.ts'

export interface SchoolKeys {
  place: string
  keyId: string
  /** Public keys, as cards carry them. */
  sealText: string
  signText: string
  /** Opens what was sealed to the school. */
  open: Open
  sign: CryptoKeyPair
  /** Seals to a public key, a raw point, so that its reader knows who did. */
  sealTo(to: Uint8Array): Seal
}

/** A place with new keys, to be inserted where other things are written with it. */
export async function newPlaceRow(place: string, now: number): Promise<PlaceRow> {
  const keys = { seal: await exportPair(await makeInbox()), sign: await exportPair(await makeSigner()) }
  return {
    place_id: place,
    v: 0,
    epoch: newLetterId().slice(0, 8),
    keys: JSON.stringify(keys),
    opened_at: now,
  }
}

export class Schools {
  private readonly places: Places
  private readonly byPlace = new Map<string, SchoolKeys>()

  constructor(places: Places) {
    this.places = places
  }

  /** Opens a place with new keys; one that is open already stays as it is. */
  async openPlace(place: string, now: number): Promise<SchoolKeys> {
    await this.places.open(await newPlaceRow(place, now))
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
    for (const { place, keys } of await this.places.keys()) {
      if (this.byPlace.has(place)) continue
      const stored = JSON.parse(keys) as { seal: JsonWebKey; sign: JsonWebKey }
      const seal = await importPair(stored.seal, 'inbox')
      const sign = await importPair(stored.sign, 'sign')
      const sealText = await publicText(seal)
      const scalar = fromBase64url(stored.seal.d!)!
      const keyId = await schoolKeyId(sealText)
      this.byPlace.set(place, {
        ...{ place, keyId, sealText, signText: await publicText(sign), sign },
        open: openWith(scalar),
        sealTo: to => sealTo(to, 'short', scalar),
      })
    }
  }
}
