/**
 * A photo, a voice note or a paper that goes with an act. The act names it and may arrive long before it; the file itself
 * travels sealed under a key of its own, in chunks, and whoever may read the act finds the key in it.
 */

export const imageTypes = ['image/jpeg', 'image/webp', 'image/png'] as const
export const audioTypes = ['audio/webm', 'audio/mp4', 'audio/ogg'] as const
export const fileTypes = [...imageTypes, ...audioTypes, 'application/pdf'] as const
export type FileType = (typeof fileTypes)[number]

/** Bytes are those in clear, after the phone has made the file small. */
export const attachmentLimits = {
  bytes: 4 * 1024 * 1024,
  /** In one act, over all its answers. */
  files: 6,
  pixels: 24_000_000,
  seconds: 600,
  name: 120,
} as const

/** What sealing adds to a file: the tag of AES-GCM. */
export const sealBytes = 16

export interface Attachment {
  /** SHA-256 of the sealed bytes, base64url (43 letters): the file's name on its way. */
  hash: string
  /** AES-256-GCM, base64url (43 letters). A key seals one file once, so its iv is twelve zeros. */
  key: string
  type: FileType
  /** In clear. */
  bytes: number
  name?: string
  seconds?: number
  width?: number
  height?: number
}

/** Why a file that came could not be kept; a screen explains it to its author. */
export const fileTroubles = [
  'file_too_large',
  'file_key_wrong', // it does not open with the key that the act names
  'file_type_wrong', // its first bytes are not those of the type that it claims, as a page of HTML called .jpg
  'file_pixels', // more pixels than `attachmentLimits.pixels`
  'file_broken', // it begins as it should and can't be read to its end
] as const
export type FileTrouble = (typeof fileTroubles)[number]

/** Where a file of an act stands, for everybody who may read the act. */
export interface File {
  /** The hash under which it is sent. */
  sent: string
  /** `coming` until the school has it, opened and cleaned it; then hash and key are those of the cleaned one. */
  state: 'coming' | 'here' | 'refused'
  code?: FileTrouble
  type: FileType
  bytes: number
  hash?: string
  key?: string
  width?: number
  height?: number
  seconds?: number
}

/** The row of one file of one act: enough of the hash to be one of a kind, and the id of the row that names it. */
export const fileId = (hash: string, about: string) => `${hash.slice(0, 22)}.${about}`

export const isImage = (type: FileType) => (imageTypes as readonly string[]).includes(type)
export const isAudio = (type: FileType) => (audioTypes as readonly string[]).includes(type)
