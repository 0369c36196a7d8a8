import type { Audience } from './audiences.ts'
import type { Bodies, Noun } from './nouns.ts'
import type { Row } from './row.ts'

/** Reads the rows of one place: on the phone what it holds, on the server what is true. */
export interface Reader {
  get<N extends Noun>(noun: N, id: string): Promise<Row<N> | undefined>
  /** All rows of a noun about one thing, oldest id first. */
  list<N extends Noun>(noun: N, about: string): Promise<Row<N>[]>
}

/** Reads and writes inside one change; nothing is seen by others before the change is whole. */
export interface Transactor extends Reader {
  put<N extends Noun>(noun: N, id: string, row: { audience: Audience; about: string; body: Bodies[N] }): void
  remove(noun: Noun, id: string): void
}
