/** The registers that this house can read. Another ministry's register is one more in this list. */
import type { Adapter } from './adapter.ts'
import { moodleUsers } from './moodle-users.ts'
import { openEmis } from './open-emis.ts'
import { oneRoster } from './oneroster/one-roster.ts'
import { schoolDataSync } from './school-data-sync.ts'
import { sheets } from './sheet/sheets.ts'

/** In this order: the last takes any sheet that has a name column. */
export const adapters: readonly Adapter[] = [oneRoster, schoolDataSync, moodleUsers, openEmis, sheets]
