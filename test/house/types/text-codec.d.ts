/**
 * The only two things beyond the language that `wire` may use: both the phone and Node have them, and frames
 * need them. Named here because giving the room the whole DOM would let anything in.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: ArrayBufferView | ArrayBuffer): string
}
