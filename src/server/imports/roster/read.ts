import type { Register } from './register.ts'
import type { RosterError, RosterNote } from './wrong.ts'

/** A file that a browser brought. */
export interface Brought {
  name: string
  content: Uint8Array
}

/** Without a register there is at least one error; with one there is none. */
export interface ReadRegister {
  register?: Register
  errors: RosterError[]
  notes: RosterNote[]
}

/** Reads a folder, a ZIP, or one file, from disk by its path or as bytes under the name they came with. */
export async function readRegister(_input: string | Brought): Promise<ReadRegister> {
  return { errors: [{ file: '', line: 1, code: 'unreadable' }], notes: [] }
}
