import type { Adapter } from './adapter.ts'
import { headerOf } from './header.ts'
import { plainHeader } from './table.ts'

/** Moodle's list of users says nothing of grades, sections, roles or guardians: it is told apart, and not taken for a sheet. */
export const moodleUsers: Adapter = {
  name: 'Moodle users',
  async knows(pack) {
    const [file] = pack.files
    if (pack.files.length !== 1 || !file) return false
    const header = new Set((await headerOf(file)).map(plainHeader))
    return ['username', 'firstname', 'lastname', 'email'].every(name => header.has(name))
  },
  async read(pack, report) {
    report.error({ file: pack.files[0]!.path, line: 1 }, 'moodle_users')
    return undefined
  },
}
