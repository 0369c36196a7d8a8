/**
 * An exchange as it crosses: the signature stands in front of the body as 64 bytes and not as 86 letters in a header of its
 * own, and nothing is said that the school does not ask for.
 */
import { fromBase64url, join } from '../wire/bytes.ts'

export const short =
  (send: typeof fetch): typeof fetch =>
  (input, init) => {
    const { 'x-haqiba-signature': signature } = (init?.headers ?? {}) as Record<string, string>
    if (input !== '/sync' || !signature) return send(input, init)
    const body = join(fromBase64url(signature)!, init!.body as Uint8Array)
    return send(input, { method: 'POST', body })
  }
