/**
 * Files on their way, beside `/sync`: the tus protocol (1.0: creation, termination, expiration, checksum) under one address
 * a file, `/files/PLACE/HASH`. Going up the hash is that of the sealed bytes as sent; going down, of those that the school keeps.
 */
import { sealBytes, attachmentLimits } from '../domain/attachments/attachment.ts'
import { toUtf8 } from './bytes.ts'

export const fileLimits = {
  /** The most that one PATCH may bring, and so the most that a cut may waste. */
  chunk: 64 * 1024,
  sealed: attachmentLimits.bytes + sealBytes,
  /** A half upload that nobody goes on with is forgotten, and so is a whole one that no act ever names. */
  expiry: 14 * 24 * 60 * 60 * 1000,
} as const

/** Who asks: the device's id, the request's number, and the device's signature (base64url) over {@link signedFileText}. */
export const deviceHeader = 'x-haqiba-device'
export const numberHeader = 'x-haqiba-number'
export const signatureHeader = 'x-haqiba-signature'

export const filePath = (place: string, hash: string) => `/files/${place}/${hash}`

/**
 * What a device signs of a request about a file. `detail` is what the method carries: for POST (to `/files`) the
 * Upload-Length, a space, the Upload-Metadata; for PATCH the Upload-Offset, a space, the Upload-Checksum, which binds the
 * body; for HEAD, DELETE and GET nothing. Phones of before give no number.
 */
export const signedFileText = (method: string, path: string, detail = '', n?: number) =>
  toUtf8(`${method} ${path}\n${detail}${n === undefined ? '' : `\n${n}`}`)

/** Refusals of uploads, as `code` in the answer's JSON. */
export const uploadCodes = [
  'unknown_device', // 401
  'not_found', // 404: no such upload, or nothing of yours
  'offset_wrong', // 409: ask by HEAD where to go on
  'too_large', // 413
  'quota_full', // 413: this device or place has too much under way; later there is room again
  'chunk_hash_wrong', // 460: nothing of the chunk has landed
  'file_hash_wrong', // 422: whole, and not what it was announced as; begin anew
  'disk_full', // 507
] as const
export type UploadCode = (typeof uploadCodes)[number]
