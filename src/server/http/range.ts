import type { Range } from '../blobs/blobs.ts'

/**
 * One range of bytes, as HTTP asks for it. undefined for none and for forms that we do not serve (then all is sent),
 * `beyond` when nothing of it is there.
 */
export function rangeOf(header: string, size: number): Range | 'beyond' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? []
  if (from === '' && to === '') return undefined
  if (from === '')
    return Number(to) === 0 ? 'beyond' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  if (to !== '' && Number(to) < Number(from)) return undefined
  if (Number(from) >= size) return 'beyond'
  return { start: Number(from), end: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
