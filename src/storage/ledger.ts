/**
 * A profile's own rows: read into memory when he opens his pocket, kept on the phone as encrypted pages of at most 64 kB.
 * Nothing personal is ever indexed. Bundles that came meanwhile are opened and merged in one step.
 */
import { readInbox, readVerifier } from '../letters/keys.ts'
import type { Bundle } from '../wire/content.ts'
import { rowsFromColumns } from '../wire/rows.ts'
import { rowKey, type BoardRow, type SealedBundle, type SealedPage } from './board.ts'
import type { Act } from './acts.ts'
import { decryptJson, encryptJson, type Opened } from './lock.ts'
import type { Phone } from './phone.ts'

interface Merged {
  verdicts: Verdict[]
  /** Numbers that were applied so long ago that no verdict on them is kept. */
  done: { place: string; runs: NonNullable<Bundle['done']> }[]
  persons: Map<string, string>
  opened: number[]
}

/** `letter`: how its id begins. */
export type Verdict = { place: string; letter: string; n: number; code: string; field: string }

/** What a bundle of a school is known by. */
interface SchoolKeys {
  sign: CryptoKey
  seal: CryptoKey
}

const pageSize = 64_000
const atOnce = 24

export class Ledger {
  readonly rows = new Map<string, BoardRow>()
  private readonly pageOf = new Map<string, number>()
  private readonly keysOf = new Map<number, Set<string>>()
  private lastPage = 0
  /** How full the last page is, in letters. */
  private filled = 0
  /** How often the pages had been written when they were last read here. */
  private version = 0
  /** Whether the rows here are those of that version's pages, no more and no less. */
  private isWhole = false
  private readonly phone: Phone
  private readonly profile: string
  private readonly keys: Opened

  constructor(phone: Phone, profile: string, keys: Opened) {
    this.phone = phone
    this.profile = profile
    this.keys = keys
  }

  async load() {
    await this.read()
  }

  /**
   * Reads the bundles that wait, and the pages where they are not known here already, as they stood at one moment: another tab
   * may be merging too.
   */
  private async read(): Promise<SealedBundle[]> {
    const { pages, merges, bundles } = this.phone.board
    const [sealedPages, sealed, version] = await this.phone.board.transaction(
      'r',
      [pages, merges, bundles],
      async () => {
        const count = (await merges.get(this.profile))?.count ?? 0
        const isKnown = this.isWhole && count === this.version
        return [
          isKnown ? undefined : await pages.where('profile').equals(this.profile).toArray(),
          await bundles.where('profile').equals(this.profile).sortBy('seq'),
          count,
        ] as const
      },
    )
    if (!sealedPages) return sealed
    this.isWhole = false
    this.rows.clear()
    this.pageOf.clear()
    this.keysOf.clear()
    this.lastPage = 0
    this.filled = 0
    this.version = version
    for (const { key, bytes } of sealedPages) {
      const page = Number(key.slice(key.lastIndexOf('/') + 1))
      const rows = await decryptJson<BoardRow[]>(this.keys.dataKey, bytes)
      if (page >= this.lastPage) {
        this.lastPage = page
        this.filled = JSON.stringify(rows).length
      }
      for (const row of rows) this.put(row, page)
    }
    this.isWhole = true
    return sealed
  }

  /**
   * Opens what came while the pocket was closed, and what another tab has opened since. Where another tab comes between, it
   * begins again on what that tab has kept.
   * @returns the verdicts on this profile's acts, the persons that the school says he is, by place, and the bundles to
   * {@link putAway} once both are kept: merged twice, a bundle changes nothing, and a flat battery loses no verdict.
   */
  async merge(): Promise<Merged> {
    for (;;) {
      const merged: Merged = { verdicts: [], done: [], persons: new Map(), opened: [] }
      if (!(await this.isBehind())) return merged
      const dirty = new Set<number>()
      const sealed = await this.read()
      // Until it is stored again, what is here is more than the pages say.
      this.isWhole = false
      for await (const [letter, bundle] of this.openAll(sealed)) {
        merged.opened.push(letter.seq)
        if (!bundle) {
          await this.askAnew(letter)
          continue
        }
        this.apply(letter.place, bundle, dirty)
        if (bundle.person) merged.persons.set(letter.place, bundle.person)
        for (const [mark, n, code, field] of bundle.verdicts)
          merged.verdicts.push({ place: letter.place, letter: mark, n, code, field })
        if (bundle.done) merged.done.push({ place: letter.place, runs: bundle.done })
      }
      if (await this.store(dirty)) return merged
    }
  }

  private async isBehind(): Promise<boolean> {
    const { bundles, merges } = this.phone.board
    if ((await bundles.where('profile').equals(this.profile).count()) > 0) return true
    return ((await merges.get(this.profile))?.count ?? 0) !== this.version
  }

  async putAway(opened: readonly number[]) {
    await this.phone.board.bundles.bulkDelete([...opened])
  }

  /** In the order in which they came. The browser opens several at a time: a pocket that was closed for a month holds many. */
  private async *openAll(sealed: readonly SealedBundle[]) {
    const keys = new Map<string, Promise<SchoolKeys | undefined>>()
    for (let at = 0; at < sealed.length; at += atOnce) {
      const letters = sealed.slice(at, at + atOnce)
      for (const { place } of letters) if (!keys.has(place)) keys.set(place, this.schoolOf(place))
      const bundles = letters.map(async letter => this.open(letter, await keys.get(letter.place)))
      for (const [i, bundle] of (await Promise.all(bundles)).entries()) yield [letters[i]!, bundle] as const
    }
  }

  private async schoolOf(place: string): Promise<SchoolKeys | undefined> {
    const school = await this.phone.vault.schools.get(place)
    const [sign, seal] = [
      school && (await readVerifier(school.sign)),
      school && (await readInbox(school.seal)),
    ]
    return sign && seal && { sign, seal }
  }

  private async open(
    { place, bytes }: SealedBundle,
    school: SchoolKeys | undefined,
  ): Promise<Bundle | undefined> {
    if (!school) return undefined
    const { openBundle } = await import('../letters/bundle.ts')
    const own = async (n: number) => {
      const copy = await this.phone.vault.copies.get(`${this.profile}/${n}`)
      return copy && (await decryptJson<Act>(this.keys.dataKey, copy.bytes)).args
    }
    return openBundle(this.keys.inbox, school, this.profile, place, new Uint8Array(bytes), own)
  }

  /**
   * A bundle that rotted on the phone, was never the school's, or points into acts whose copies are gone: what it may have
   * held is asked for from the beginning.
   */
  private async askAnew({ place, seq }: SealedBundle) {
    const { board } = this.phone
    await board.transaction('rw', board.cursors, board.bundles, async () => {
      // Whoever put it away meanwhile had read it.
      if (await board.bundles.get(seq)) await board.cursors.update(place, { cursor: 0, generation: '' })
    })
  }

  private apply(place: string, { whole, drop, rows }: Bundle, dirty: Set<number>) {
    if (whole || drop.length > 0)
      for (const row of this.rows.values())
        if (row.place === place && (whole || drop.includes(row.audience))) this.forget(row.key, dirty)
    for (const [noun, columns] of Object.entries(rows)) {
      for (const sent of rowsFromColumns(columns)) {
        const key = rowKey(place, noun, sent.id)
        if ('gone' in sent) this.forget(key, dirty)
        else this.keep({ key, place, noun, ...sent }, dirty)
      }
    }
  }

  private forget(key: string, dirty: Set<number>) {
    const page = this.pageOf.get(key)
    if (page === undefined) return
    this.rows.delete(key)
    this.pageOf.delete(key)
    this.keysOf.get(page)?.delete(key)
    dirty.add(page)
  }

  private keep(row: BoardRow, dirty: Set<number>) {
    const page = this.pageOf.get(row.key) ?? this.pageWithRoom(row)
    this.put(row, page)
    dirty.add(page)
  }

  private put(row: BoardRow, page: number) {
    this.rows.set(row.key, row)
    this.pageOf.set(row.key, page)
    const keys = this.keysOf.get(page)
    if (keys) keys.add(row.key)
    else this.keysOf.set(page, new Set([row.key]))
  }

  /** New rows fill the last page, then begin another; a changed row stays where it is. */
  private pageWithRoom(row: BoardRow): number {
    const size = JSON.stringify(row).length
    if (this.filled + size > pageSize) {
      this.lastPage++
      this.filled = 0
    }
    this.filled += size
    return this.lastPage
  }

  /** @returns false when another tab has written since these rows were read: then nothing is kept. */
  private async store(dirty: Set<number>): Promise<boolean> {
    const written: SealedPage[] = []
    for (const page of dirty) {
      const rows = [...(this.keysOf.get(page) ?? [])].map(key => this.rows.get(key)!)
      const bytes = await encryptJson(this.keys.dataKey, rows)
      written.push({ key: `${this.profile}/${page}`, profile: this.profile, bytes })
    }
    if (written.length === 0) return (this.isWhole = true)
    const { pages, merges } = this.phone.board
    const isStored = await this.phone.board.transaction('rw', pages, merges, async () => {
      const count = (await merges.get(this.profile))?.count ?? 0
      if (count !== this.version) return false
      await pages.bulkPut(written)
      await merges.put({ profile: this.profile, count: count + 1 })
      this.version = count + 1
      return true
    })
    return (this.isWhole = isStored)
  }
}
