// The builder makes an address of it: what stands in the file is for the worker alone.
// oxlint-disable-next-line import/default
import address from '../storage/stretch.worker.ts?worker&url'
import { trusted } from './worker.ts'

/** A worker that makes one secret slow to guess. */
export const makeStretcher = () => new Worker(trusted(address) as string)
