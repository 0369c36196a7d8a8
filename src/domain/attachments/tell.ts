/** Files in words: what each is, how much it weighs, how long it lasts. */
import type { Say } from '../words.ts'
import { isAudio, isImage, type FileType } from './attachment.ts'

export type FileKind = 'photo' | 'voice' | 'page'

export const kindOf = (type: FileType): FileKind =>
  isImage(type) ? 'photo' : isAudio(type) ? 'voice' : 'page'

/** «١٨٠ ك.ب», «٣٫٢ م.ب» */
export function tellSize(say: Say, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000))
  if (kilobytes < 1000) return say('files.kilobytes', { size: kilobytes })
  return say('files.megabytes', { size: Math.round(bytes / 100_000) / 10 })
}

/** «١:٠٥» */
export function tellTime(say: Say, seconds: number): string {
  const whole = Math.round(seconds)
  const rest = whole % 60
  const parts = { minutes: Math.floor(whole / 60), tens: Math.floor(rest / 10), ones: rest % 10 }
  return say('files.time', parts)
}

/** «الصورة ٢»; a paper says its own name. */
export function tellFile(say: Say, { type, name }: { type: FileType; name?: string }, n: number): string {
  return name ?? say(`files.${kindOf(type)}N`, { n })
}

/** What stands for words where somebody showed or said it all: «تسجيل صوت». */
export const tellWordless = (say: Say, files: readonly { type: FileType }[] | undefined): string =>
  files?.[0] ? say(`files.${kindOf(files[0].type)}`) : ''
