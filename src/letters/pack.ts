import { fromUtf8, join, toUtf8 } from '../wire/bytes.ts'
import { readJson, type Json } from '../wire/json.ts'

/** JSON, made small by the browser's own deflate before it is sealed: what is sealed no longer compresses. */
export async function pack(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const squeezed = new Response(toUtf8(JSON.stringify(value))).body!.pipeThrough(
    new CompressionStream('deflate'),
  )
  return new Uint8Array(await new Response(squeezed).arrayBuffer())
}

/** Unpacks at most `most` bytes; a small letter that swells beyond it is not JSON to us. */
export async function unpack(bytes: Uint8Array, most: number): Promise<Json> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    const opened = new Response(new Uint8Array(bytes)).body!.pipeThrough(new DecompressionStream('deflate'))
    const reader = opened.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length
      if (size > most) {
        await reader.cancel()
        return { ok: false }
      }
      parts.push(part.value)
    }
    return readJson(fromUtf8(join(...parts)))
  } catch {
    return { ok: false }
  }
}
