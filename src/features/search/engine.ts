/** The index of what this pocket may read: in memory alone, and gone with the page. Nothing of it is written anywhere. */
import MiniSearch from 'minisearch'
import type { Searched, Texts } from '../../domain/search/documents.ts'
import { termsOf } from '../../domain/search/terms.ts'

export interface Hit {
  key: string
  noun: Searched
  place: string
  id: string
}

type Document = Hit & Texts

export class Engine {
  /** The version of each row that is in it. */
  private readonly held = new Map<string, number>()
  private readonly index = new MiniSearch<Document>({
    idField: 'key',
    fields: ['title', 'heads', 'text'],
    storeFields: ['noun', 'place', 'id'],
    tokenize: termsOf,
    processTerm: term => term,
    searchOptions: { boost: { title: 6, heads: 3 }, combineWith: 'AND', prefix: term => term.length > 1 },
  })

  get size() {
    return this.held.size
  }

  has(key: string, v: number): boolean {
    return this.held.get(key) === v
  }

  put(hit: Hit, v: number, texts: Texts) {
    const document = { ...hit, ...texts }
    if (this.held.has(hit.key)) this.index.replace(document)
    else this.index.add(document)
    this.held.set(hit.key, v)
  }

  /** Lets go of what is not among these. */
  keepOnly(keys: ReadonlySet<string>) {
    for (const key of [...this.held.keys()])
      if (!keys.has(key)) {
        this.index.discard(key)
        this.held.delete(key)
      }
  }

  /** The best first. Every word has to be there; where that finds nothing, words that are nearly so. */
  find(query: string, most: number): Hit[] {
    const exact = this.index.search(query)
    const found = exact.length > 0 ? exact : this.index.search(query, { fuzzy: almost })
    return found.slice(0, most) as unknown as Hit[]
  }
}

/** A letter wrong in five. */
const almost = (term: string) => (term.length > 3 ? 0.2 : false)
