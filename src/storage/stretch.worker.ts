/** Argon2id away from the page, which goes on moving meanwhile. */
import { argon2id } from 'hash-wasm'
import type { Work } from './stretch.ts'

addEventListener('message', ({ data }: MessageEvent<Work>) => {
  const { typed, salt, memory, passes } = data
  argon2id({
    ...{ password: typed, salt, iterations: passes, memorySize: memory },
    ...{ parallelism: 1, hashLength: 32, outputType: 'binary' },
  }).then(
    hash => postMessage(hash),
    // No WebAssembly here, or no memory for it.
    () => postMessage(undefined),
  )
})
