import { hashesOf } from '../lessons/film.ts'
import type { LessonBody } from '../lessons/lesson.ts'
import type { Bodies, Noun } from '../nouns.ts'
import type { File } from './attachment.ts'

/** The blobs of a row: those that whoever sees the row may fetch, and those that it waits for. */
export interface RowBlobs {
  shown: string[]
  awaited: string[]
}

const none: RowBlobs = { shown: [], awaited: [] }

/** Nouns whose rows may name blobs. */
export const namesBlobs: ReadonlySet<Noun> = new Set<Noun>(['file', 'lesson'])

/** Every noun whose rows name blobs has its line here; the server keeps them as columns, to be asked who may fetch what. */
export function blobsOf<N extends Noun>(noun: N, body: Bodies[N]): RowBlobs {
  if (noun === 'lesson') return { shown: hashesOf((body as LessonBody).film), awaited: [] }
  if (noun !== 'file') return none
  const { state, sent, hash } = body as File
  if (state === 'coming') return { shown: [], awaited: [sent] }
  return { shown: state === 'here' && hash ? [hash] : [], awaited: [] }
}
