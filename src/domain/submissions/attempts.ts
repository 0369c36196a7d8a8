import type { Reader } from '../reader.ts'

/** Which attempt of a person the next one is; of those before some may have gone to whose they were. */
export async function nextAttempt(person: string, assignment: string, rows: Reader): Promise<number> {
  const earlier = (await rows.list('submission', assignment)).filter(row => row.body.person === person)
  return Math.max(0, ...earlier.map(row => row.body.attempt)) + 1
}
