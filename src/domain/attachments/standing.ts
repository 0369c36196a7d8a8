/** Where the files of an act stand, for whoever looks at them: on this phone, on its way, at school, or not to be kept. */
import type { Attachment, File, FileTrouble } from './attachment.ts'

/** `draft`: goes with something that is still being written. */
export type Standing = 'draft' | 'here' | 'way' | 'arrived' | 'refused'

/** A file of something that is being written; `before` is what it weighed before it was made small. */
export type Attached = Attachment & { before?: number }

/** What camera, gallery or microphone gave, made small. */
export interface Made {
  bytes: Uint8Array<ArrayBuffer>
  about: Pick<Attached, 'type' | 'name' | 'seconds' | 'width' | 'height' | 'before'>
}

/** How far the phone of its author has come with sending it. */
export interface Sending {
  /** Bytes, sealed: of all, and those that the school has taken. */
  size: number
  sent: number
  /** 0 while it waits. */
  doneAt: number
}

export interface ShownFile extends Omit<Attached, 'key'> {
  standing: Standing
  /** Of what is sent, while it is on its way and this phone knows. */
  percent?: number
  code?: FileTrouble
  /** Where it lies on this phone, and by what it opens. */
  kept?: { in: 'vault' | 'board'; hash: string; key: string }
  /** Where the school keeps it, while this phone does not. */
  away?: { hash: string; key: string }
}

export interface Known {
  /** What the school says of it. */
  row?: File | undefined
  sending?: Sending | undefined
  inVault: boolean
  inBoard: boolean
}

export function shownFile({ key, ...file }: Attached, { row, sending, inVault, inBoard }: Known): ShownFile {
  const told = standingOf(row, sending)
  if (inVault) return { ...file, ...told, kept: { in: 'vault', hash: file.hash, key } }
  if (row?.state !== 'here' || !row.hash || !row.key) return { ...file, ...told }
  // The school has cleaned it: what is fetched is what it weighs now.
  const clean = {
    type: row.type,
    bytes: row.bytes,
    ...(row.width && { width: row.width, height: row.height }),
  }
  const at = { hash: row.hash, key: row.key }
  return {
    ...file,
    ...clean,
    ...told,
    ...(inBoard ? { kept: { in: 'board' as const, ...at } } : { away: at }),
  }
}

/** A file of a draft: it lies here and goes nowhere yet. */
export const draftFile = ({ key, ...file }: Attached): ShownFile => ({
  ...file,
  standing: 'draft',
  kept: { in: 'vault', hash: file.hash, key },
})

function standingOf(row: File | undefined, sending: Sending | undefined) {
  if (row?.state === 'here') return { standing: 'arrived' as const }
  if (row?.state === 'refused') return { standing: 'refused' as const, ...(row.code && { code: row.code }) }
  // Another phone sends it: all that is known here is that it comes.
  if (!sending) return { standing: 'way' as const }
  if (sending.doneAt > 0) return { standing: 'arrived' as const }
  if (sending.sent === 0) return { standing: 'here' as const }
  return { standing: 'way' as const, percent: Math.floor((sending.sent / sending.size) * 100) }
}

/** What an act takes with it: without what only its author's phone knows. */
export const toSend = (files: readonly Attached[] | undefined): { files?: Attachment[] } =>
  files?.length ? { files: files.map(({ before: _, ...file }) => file) } : {}

/** The files that the arguments of an act name, wherever they stand in them. */
export function attachedTo(args: unknown): Attachment[] {
  const { files = [], answers = [] } = (args ?? {}) as {
    files?: Attachment[]
    answers?: { files?: Attachment[] }[]
  }
  return [...files, ...answers.flatMap(answer => answer.files ?? [])]
}

const usefulnesses: Record<string, number> = { 'submissions.hand-in': 1, 'questions.ask': 2 }

/** Which files the phone sends first: what a teacher waits for to mark, then what a child asks, then the rest. */
export const usefulness = (action: string) => usefulnesses[action] ?? 3
