import type { RosterLimits } from './limits.ts'
import type { Pack } from './pack.ts'
import type { Register } from './register.ts'
import type { RosterReport } from './wrong.ts'

/** Reads one form of register; whatever it is, the school is given the same `Register`. */
export interface Adapter {
  /** As people call this form. */
  name: string
  /** Whether these files are of this form, judged by their names and headers. */
  knows(pack: Pack): Promise<boolean>
  /** Whatever is not undefined was read whole; what is wrong stands in the report. */
  read(pack: Pack, report: RosterReport, limits: RosterLimits): Promise<Register | undefined>
}
