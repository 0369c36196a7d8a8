/** Fills the index from the phone in slices, so that the page can answer a finger between them. */
import { searched, textsOf, type Searched } from '../../domain/search/documents.ts'
import type { Session } from '../../storage/session.ts'
import type { Engine } from './engine.ts'

/** Milliseconds of work at a time; and between two words about it, each of which has the screen drawn anew. */
const patience = 12
const silence = 300

/**
 * Takes in what is new, and lets go of what the phone holds no more.
 * @param told after each slice, how many rows have been looked at
 */
export async function fill(engine: Engine, session: Session, now: number, told: (looked: number) => void) {
  const keys = new Set<string>()
  let looked = 0
  let began = performance.now()
  let toldAt = began
  const rest = async () => {
    const now = performance.now()
    if (now - began < patience) return
    if (now - toldAt >= silence) {
      told(looked)
      toldAt = now
    }
    await new Promise(resolve => setTimeout(resolve))
    began = performance.now()
  }
  for (const home of session.homes())
    for (const noun of searched)
      for await (const rows of home.slices(noun)) {
        for (const { id, v, body } of rows) {
          looked++
          const hit = { key: `${home.place}/${noun}/${id}`, noun: noun as Searched, place: home.place, id }
          if (!engine.has(hit.key, v)) {
            const texts = textsOf(noun, body, now)
            if (!texts) continue
            engine.put(hit, v, texts)
          }
          keys.add(hit.key)
          await rest()
        }
        await rest()
      }
  engine.keepOnly(keys)
  told(looked)
}
