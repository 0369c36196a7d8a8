/** The way in: from a path or an upload to a register, or to what is wrong with it. Nothing here touches the school. */
import { adapters } from './adapters.ts'
import { rosterLimits, type RosterLimits } from './limits.ts'
import { openPack, type Brought } from './pack.ts'
import type { Register } from './register.ts'
import { RosterReport, type RosterError, type RosterNote } from './wrong.ts'

export type { Brought }

/** Without a register there is at least one error; with one there is none. */
export interface ReadRegister {
  register?: Register
  errors: RosterError[]
  notes: RosterNote[]
}

/** Reads a folder, a ZIP, or one file, from disk by its path or as bytes under the name they came with. */
export async function readRegister(
  input: string | Brought,
  limits: RosterLimits = rosterLimits,
): Promise<ReadRegister> {
  const report = new RosterReport(limits.errors)
  const register = await registerOf(input, report, limits)
  const { errors, notes } = report
  if (errors.length === 0 && register) return { register, errors, notes }
  return { errors, notes }
}

async function registerOf(
  input: string | Brought,
  report: RosterReport,
  limits: RosterLimits,
): Promise<Register | undefined> {
  const pack = await openPack(input, report, limits)
  if (!pack) return undefined
  try {
    for (const adapter of adapters)
      if (await adapter.knows(pack)) return await adapter.read(pack, report, limits)
    report.error({ file: pack.files[0]!.path, line: 1 }, 'unknown_form')
    return undefined
  } finally {
    pack.close()
  }
}
