/** What a server does once a day beside its work; never in anybody's way. */
import type { House } from '../house.ts'
import { expireUploads } from './expiry.ts'
import { forget } from './forgetting.ts'
import { collectBlobs } from './unnamed.ts'

const day = 24 * 60 * 60 * 1000
/** After the start: by then the phones that waited for it have been served. Milliseconds. */
const first = 10 * 60 * 1000

/** @returns how to stop it: what has begun is finished first. */
export function startDaily(house: House): () => Promise<void> {
  let running = Promise.resolve()
  let timer = setTimeout(again, first).unref()
  function again() {
    running = run(house)
    timer = setTimeout(again, day).unref()
  }
  return async () => {
    clearTimeout(timer)
    await running
  }
}

async function run(house: House): Promise<void> {
  try {
    const forgotten = await forget(house.store, house.now())
    house.log.info(forgotten, 'what is older than 180 days was let go')
    const places = await house.db.selectFrom('places').select('place_id').execute()
    for (const { place_id: place } of places) await expireUploads(house, place)
    await house.blobs.sweep(Date.now() - day)
    const blobs = await collectBlobs(house)
    if (blobs > 0) house.log.info({ blobs }, 'blobs that no row named for long were let go')
  } catch (error) {
    // The next day tries again; a school goes on meanwhile.
    house.log.error({ err: error }, 'the daily work was not done')
  }
}
