/**
 * OneRoster 1.1 and 1.2 as CSV, and Microsoft's School Data Sync v2.1, which has the same tables with fewer ids. What is read
 * follows the specification's tables of fields; where it asks for more than a school needs, its lack is only noted.
 */
import type { Adapter } from '../adapter.ts'
import { headerOf } from '../header.ts'
import type { Pack } from '../pack.ts'
import type { Entity, Kind, Register } from '../register.ts'
import { emptyRegister, settle } from '../settle.ts'
import { plainHeader } from '../table.ts'
import { gatherClasses, gatherSchools, gatherTerms } from './classes.ts'
import { gatherEnrolments, gatherGuardians } from './enrolments.ts'
import { Gathering } from './gathering.ts'
import { fileNamed, readManifest, tables, type Manifest, type TableName } from './manifest.ts'
import { gatherPeople } from './people.ts'

export const oneRoster: Adapter = {
  name: 'OneRoster',
  async knows(pack) {
    if (fileNamed(pack, 'manifest')) return true
    for (const table of tables) {
      const file = fileNamed(pack, table)
      const header = file ? await headerOf(file) : []
      if (header.some(text => /^(?:user)?sourcedid$/.test(plainHeader(text)))) return true
    }
    return false
  },

  async read(pack, report, limits) {
    const manifest = await readManifest(pack, report, limits)
    if (!manifest || report.errors.length > 0) return undefined
    const microsoft = await isMicrosoft(pack)
    const register = emptyRegister(
      microsoft ? 'school-data-sync' : manifest.source,
      microsoft ? 'School Data Sync v2.1' : `OneRoster ${manifest.version || (await versionOf(pack))}`,
      kindsOf(manifest),
    )
    if (!microsoft && !manifest.version)
      report.note({ file: '', line: 1 }, 'form_guessed', undefined, register.form)

    const gathering = new Gathering(manifest, register, report, limits)
    await gatherSchools(gathering)
    await gatherTerms(gathering)
    await gatherClasses(gathering)
    const agents = await gatherPeople(gathering)
    await gatherEnrolments(gathering, !microsoft)
    await gatherGuardians(gathering, agents)
    return settle(register, report)
  },
}

const told: Record<Entity, TableName> = {
  schools: 'orgs',
  terms: 'academicSessions',
  courses: 'courses',
  sections: 'classes',
  people: 'users',
  enrolments: 'enrollments',
  guardianships: 'users',
}

const kindsOf = (manifest: Manifest) =>
  Object.fromEntries(
    Object.entries(told).map(([entity, table]) => [entity, manifest.kindOf(table)]),
  ) as Register['kinds'] & Record<string, Kind>

const versionOf = async (pack: Pack) => (fileNamed(pack, 'roles') ? '1.2' : '1.1')

/** No manifest, and enrolments without ids. */
async function isMicrosoft(pack: Pack): Promise<boolean> {
  const enrollments = fileNamed(pack, 'enrollments')
  if (fileNamed(pack, 'manifest') || !enrollments) return false
  return !(await headerOf(enrollments)).some(text => plainHeader(text) === 'sourcedid')
}
