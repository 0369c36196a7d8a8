/** The registers that this house can read. Another ministry's register is one more in this list. */
import { moodleUsers } from './moodle-users.ts'
import { openEmis } from './open-emis.ts'
import { oneRoster } from './oneroster/one-roster.ts'
import type { RosterLimits } from './limits.ts'
import type { Pack } from './pack.ts'
import type { Register } from './register.ts'
import { schoolDataSync } from './school-data-sync.ts'
import { sheets } from './sheet/sheets.ts'
import type { RosterReport } from './wrong.ts'

export interface Adapter {
  /** As people call this form. */
  name: string
  /** Whether these files are of this form, judged by their names and headers. */
  knows(pack: Pack): Promise<boolean>
  /** Whatever is not undefined was read whole; what is wrong stands in the report. */
  read(pack: Pack, report: RosterReport, limits: RosterLimits): Promise<Register | undefined>
}

/** In this order: the last takes any sheet that has a name column. */
export const adapters: readonly Adapter[] = [oneRoster, schoolDataSync, moodleUsers, openEmis, sheets]
