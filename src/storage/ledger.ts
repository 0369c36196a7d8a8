/**
 * A profile's own rows: read into memory when he opens his pocket, kept on the phone as encrypted pages of at most 64 kB.
 * Nothing personal is ever indexed. Bundles that came meanwhile are opened and merged in one step.
 */
import { readVerifier } from '../letters/keys.ts'
import type { Bundle } from '../wire/content.ts'
import { rowsFromColumns } from '../wire/rows.ts'
import { rowKey, type BoardRow, type SealedBundle } from './board.ts'
import { decryptJson, encryptJson, type Opened } from './lock.ts'
import type { Phone } from './phone.ts'

interface Merged {
  verdicts: Verdict[]
  persons: Map<string, string>
  opened: number[]
}

export type Verdict = { place: string; n: number; code: string; field: string }

const pageSize = 64_000

export class Ledger {
  readonly rows = new Map<string, BoardRow>()
  private readonly pageOf = new Map<string, number>()
  private lastPage = 0
  /** How full the last page is, in letters. */
  private filled = 0
  private readonly phone: Phone
  private readonly profile: string
  private readonly keys: Opened

  constructor(phone: Phone, profile: string, keys: Opened) {
    this.phone = phone
    this.profile = profile
    this.keys = keys
  }

  async load() {
    this.rows.clear()
    this.pageOf.clear()
    this.lastPage = 0
    this.filled = 0
    for (const { key, bytes } of await this.phone.board.pages
      .where('profile')
      .equals(this.profile)
      .toArray()) {
      const page = Number(key.slice(key.lastIndexOf('/') + 1))
      const rows = await decryptJson<BoardRow[]>(this.keys.dataKey, bytes)
      if (page >= this.lastPage) {
        this.lastPage = page
        this.filled = JSON.stringify(rows).length
      }
      for (const row of rows) {
        this.rows.set(row.key, row)
        this.pageOf.set(row.key, page)
      }
    }
  }

  /**
   * Opens what came while the pocket was closed.
   * @returns the verdicts on this profile's acts, the persons that the school says he is, by place, and the bundles to
   * {@link putAway} once both are kept: merged twice, a bundle changes nothing, and a flat battery loses no verdict.
   */
  async merge(): Promise<Merged> {
    const verdicts: Verdict[] = []
    const persons = new Map<string, string>()
    const sealed = await this.phone.board.bundles.where('profile').equals(this.profile).sortBy('seq')
    const opened = sealed.map(letter => letter.seq)
    if (sealed.length === 0) return { verdicts, persons, opened }
    // Another tab may have merged since; its pages are the truth now.
    await this.load()
    const dirty = new Set<number>()
    for (const letter of sealed) {
      const bundle = await this.open(letter)
      if (!bundle) {
        await this.askAnew(letter.place)
        continue
      }
      this.apply(letter.place, bundle, dirty)
      persons.set(letter.place, bundle.person)
      for (const [, n, code, field] of bundle.verdicts) verdicts.push({ place: letter.place, n, code, field })
    }
    await this.store(dirty)
    return { verdicts, persons, opened }
  }

  async putAway(opened: readonly number[]) {
    await this.phone.board.bundles.bulkDelete([...opened])
  }

  private async open({ place, bytes }: SealedBundle): Promise<Bundle | undefined> {
    const school = await this.phone.vault.schools.get(place)
    const signer = school && (await readVerifier(school.sign))
    if (!signer) return undefined
    const { openBundle } = await import('../letters/bundle.ts')
    return openBundle(this.keys.inbox, signer, this.profile, place, new Uint8Array(bytes))
  }

  /** A bundle that rotted on the phone, or was never the school's: what it may have held is asked for from the beginning. */
  private async askAnew(place: string) {
    await this.phone.board.cursors.update(place, { cursor: 0, generation: '' })
  }

  private apply(place: string, { whole, drop, rows }: Bundle, dirty: Set<number>) {
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
    dirty.add(page)
  }

  private keep(row: BoardRow, dirty: Set<number>) {
    const page = this.pageOf.get(row.key) ?? this.pageWithRoom(row)
    this.rows.set(row.key, row)
    this.pageOf.set(row.key, page)
    dirty.add(page)
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

  private async store(dirty: Set<number>) {
    const pages: { key: string; profile: string; bytes: ArrayBuffer }[] = []
    for (const page of dirty) {
      const rows = [...this.rows.values()].filter(row => this.pageOf.get(row.key) === page)
      const bytes = await encryptJson(this.keys.dataKey, rows)
      pages.push({ key: `${this.profile}/${page}`, profile: this.profile, bytes })
    }
    await this.phone.board.pages.bulkPut(pages)
  }
}
