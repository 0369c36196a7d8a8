import Sqlite from 'libsql'
import { afterEach, expect, test, vi } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

afterEach(() => vi.restoreAllMocks())

eachEngine('an exchange', stage => {
  test('asks by index: no statement of it reads a whole table', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    await school.assign(muna)
    const statements = new Set<string>()
    // PostgreSQL decides by what it has counted, and a small table is soonest read whole: there only the answers are looked at.
    const prepare = Sqlite.prototype.prepare
    vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, text: string) {
      statements.add(text)
      return prepare.call(this, text)
    })
    for (const { phone } of [muna, omar, muna]) expect((await phone.sync()).status).toBe(200)
    await school.phoneOf('lina')
    vi.restoreAllMocks()
    if (stage.engine === 'postgres') return
    expect(statements.size).toBeGreaterThan(20)
    const read = new Sqlite(stage.database)
    const plans = [...statements].filter(text => /^\s*(select|with|update|delete)/i.test(text))
    const whole = plans.flatMap(text => {
      const values = Array.from({ length: text.split('?').length - 1 }, () => '')
      const steps = read.prepare(`explain query plan ${text}`).all(...values) as { detail: string }[]
      return steps.filter(({ detail }) => scans(detail)).map(({ detail }) => `${detail}: ${text}`)
    })
    read.close()
    expect(whole).toEqual([])
  })
})

/** Of a table; what a statement has gathered itself, it may read whole. `places` has a row for each school. */
const tables =
  'rows|ties|enrolments|devices|cards|results|quarantine|generations|milestones|collected|applied|authored|incoming|named_blobs|films|requests|audit'
const scans = (detail: string) => new RegExp(`^SCAN (${tables})\\b`).test(detail)
