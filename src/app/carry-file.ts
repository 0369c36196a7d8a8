import { handFile } from '../ui/hand-file.ts'
import { toText } from '../wire/carried.ts'

/** A share sheet takes texts where it takes no other file. @param words for whoever opens it without the app. */
export async function handText(bytes: Uint8Array, name: string, words: string) {
  const file = new File([toText(bytes, words)], name, { type: 'text/plain' })
  return { way: await handFile(file), size: file.size }
}

const shared = 'haqiba-shared'

/** Files that came through the phone's own sheet while nobody was looking: the worker keeps them until they are taken from here. */
export async function sharedFiles(): Promise<File[]> {
  if (!('caches' in window) || !(await caches.has(shared))) return []
  const cache = await caches.open(shared)
  const files: File[] = []
  for (const request of await cache.keys()) {
    const kept = await cache.match(request)
    if (kept) files.push(new File([await kept.blob()], 'shared.txt'))
    await cache.delete(request)
  }
  return files
}
