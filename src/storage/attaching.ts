/** Files on screens: those of something that is being written, and those of a row. */
import { draftFile, type Attached, type Made, type ShownFile } from '../domain/attachments/standing.ts'
import { dropFile, keepFile, openShown, showFiles } from './files.ts'
import { useLive, usePocket, useSession } from './live.ts'

export interface Attaching {
  files: ShownFile[]
  read(file: ShownFile): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** @returns false when the phone has no room for it */
  onAdd(made: Made): Promise<boolean>
  onRemove(hash: string): void
  onReplace(hash: string, made: Made): Promise<boolean>
}

/**
 * The files of a draft.
 * @param work the draft's name
 * @param change makes the draft's list anew from what it is by then
 */
export function useAttaching(
  work: string,
  files: readonly Attached[] | undefined,
  change: (make: (now: readonly Attached[]) => Attached[]) => void,
): Attaching {
  const session = useSession()
  const keep = async (made: Made, put: (now: readonly Attached[], file: Attached) => Attached[]) => {
    const file = await keepFile(session, work, made)
    if (file) change(now => put(now, file))
    return file !== undefined
  }
  const forget = (hash: string) => void dropFile(session, hash)
  return {
    files: (files ?? []).map(draftFile),
    read: file => openShown(session.phone, file),
    onAdd: made => keep(made, (now, file) => [...now, file]),
    onRemove(hash) {
      change(now => now.filter(file => file.hash !== hash))
      forget(hash)
    },
    async onReplace(hash, made) {
      const kept = await keep(made, (now, file) => now.map(one => (one.hash === hash ? file : one)))
      if (kept) forget(hash)
      return kept
    },
  }
}

export interface Showing {
  files: ShownFile[]
  read: Attaching['read']
  /** @returns what stood in the way, undefined when it is here */
  bring(hash: string): Promise<string | undefined>
}

/**
 * The files of a row, each with where it stands by now.
 * @param about the row that names them; '' for what the school did not take: its files are only here
 */
export function useFiles(place: string, about: string, files: readonly Attached[] | undefined): Showing {
  const { session, bring } = usePocket()
  const named = files?.map(file => file.hash).join() ?? ''
  const shown = useLive(
    async open => {
      const home = open.home(place)
      if (about === '' || !home) return (files ?? []).map(draftFile)
      return showFiles(open, home, about, files)
    },
    [place, about, named],
  )
  return {
    files: shown ?? [],
    read: file => openShown(session.phone, file),
    bring: hash => bring(place, hash),
  }
}
