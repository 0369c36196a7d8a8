/**
 * An exchange as it crosses: the signature stands in front of the body as 64 bytes and not as 86 letters in a header of its
 * own, request and answer are said in brief, and nothing is said that the school does not ask for.
 */
import { fromBase64url, join } from '../wire/bytes.ts'
import { isBriefAnswer, shortenRequest } from '../wire/brief.ts'

export const short =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const { 'x-haqiba-signature': signature } = (init?.headers ?? {}) as Record<string, string>
    if (input !== '/sync' || !signature) return send(input, init)
    const asked = init!.body as Uint8Array
    const body = join(fromBase64url(signature)!, shortenRequest(asked) ?? asked)
    const response = await send(input, { method: 'POST', body })
    if (!response.ok) return response
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (!isBriefAnswer(bytes)) return new Response(bytes, { status: response.status })
    const { lengthenAnswer } = await import('../letters/brief.ts')
    // What can't be read in brief is no answer, and is not taken for one.
    const answer = (await lengthenAnswer(bytes, asked)) ?? new Uint8Array()
    return new Response(answer, { status: response.status })
  }
