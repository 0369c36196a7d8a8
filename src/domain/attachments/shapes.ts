/** What an attachment may come as from outside; kept apart, so that screens that show files carry no schema library. */
import * as s from '../shape.ts'
import { attachmentLimits, fileTroubles, fileTypes, type Attachment } from './attachment.ts'

/** 32 bytes in base64url. */
export const hashShape = () => s.matching(/^[-0-9A-Za-z_]{43}$/)
const side = () => s.optional(s.whole(1, 20_000))
const seconds = () => s.optional(s.number(0, attachmentLimits.seconds))

export const attachmentShape: s.Shape<Attachment> = s.object({
  hash: hashShape(),
  key: hashShape(),
  type: s.oneOf(fileTypes),
  bytes: s.whole(1, attachmentLimits.bytes),
  name: s.optional(s.text(attachmentLimits.name)),
  seconds: seconds(),
  width: side(),
  height: side(),
})

/** The files of an act; absent in acts of phones that know none. */
export const filesShape = () => s.optional(s.array(attachmentShape, attachmentLimits.files))

const file = s.matching(/^[-0-9A-Za-z_]{22}\.[-0-9A-Za-z_]{1,64}$/)
export const arrivalShape = s.variant('state', [
  s.object({
    file,
    state: s.literal('here'),
    hash: hashShape(),
    key: hashShape(),
    type: s.oneOf(fileTypes),
    bytes: s.whole(1, 2 * attachmentLimits.bytes),
    seconds: seconds(),
    width: side(),
    height: side(),
  }),
  s.object({ file, state: s.literal('refused'), code: s.oneOf(fileTroubles) }),
])
