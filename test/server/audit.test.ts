import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { entriesOf, touchedBy, touchersOf } from '../../src/server/audiences/whose.ts'
import { auditCommand } from '../../src/server/cli/audit.ts'
import { endDeviceCommand } from '../../src/server/cli/end-device.ts'
import { eachEngine } from './engines.ts'
import { FileLine } from './file-line.ts'
import { day, newSchool, type TestSchool } from './school.ts'

eachEngine('the audit', stage => {
  const run = (command: typeof auditCommand, text: Record<string, string>) =>
    command.run({ text, on: new Set(), words: [] }, stage.house.config)
  const count = async ({ house, place }: TestSchool) =>
    (await house.db.selectFrom('audit').select('n').where('place_id', '=', place).execute()).length
  const persons = async ({ house, place }: TestSchool, device: string) => {
    const touched = await touchedBy(house.db, place, await entriesOf(house.db, place, device))
    return Object.fromEntries(touched.map(({ person, saw, changed }) => [person, [saw > 0, changed > 0]]))
  }

  /** Five days of a family's phone, two teachers' and the principal's. */
  async function week() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const samir = await school.phoneOf('samir')
    const adel = await school.phoneOf('adel')
    const family = await school.phoneOf('hanan')
    const omar = await family.phone.enrol((await school.card('omar')).link)
    const work = await school.assign(muna)
    await family.phone.sync()
    stage.clock.now += day
    const handIn = {
      id: `of-${work}`,
      assignment: work,
      answers: [{ task: 't1', text: 'النصف أكبر من الربع' }],
    }
    expect(await family.phone.does(omar, 'submissions.hand-in', handIn)).toBe('')
    stage.clock.now += day
    await muna.phone.sync()
    const mark = { submission: `of-${work}`, points: 7, comment: 'أحسنت يا عمر', ifV: 0 }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    stage.clock.now += day
    const teaching = 'muna-5a'
    const question = { id: `q-${work}`, child: 'omar', teaching, text: 'كيف حاله في الصفّ' }
    expect(await family.phone.does(family.me, 'questions.ask', question)).toBe('')
    await muna.phone.sync()
    for (const { phone } of [samir, adel]) await phone.sync()
    stage.clock.now += day
    return { school, muna, samir, adel, family, omar, work }
  }

  test('says whose data each phone of a week has seen and changed, and by whose phones somebody’s was touched', async () => {
    const { school, muna, samir, adel, family } = await week()
    const { place, house } = school
    const [seen, both] = [
      [true, false],
      [true, true],
    ]
    // The mother is in a thread with the teacher; each has himself.
    expect(await persons(school, family.phone.id)).toEqual({ omar: both, hanan: both, muna: both })
    expect(await persons(school, muna.phone.id)).toEqual({ omar: both, lina: seen, muna: both, hanan: seen })
    expect(await persons(school, samir.phone.id)).toEqual({ sami: seen, samir: both })
    // The principal's book names all pupils, and who stands by them.
    const book = { omar: seen, lina: seen, sami: seen, hanan: seen }
    expect(await persons(school, adel.phone.id)).toEqual({ adel: both, ...book })
    const about = await touchersOf(house.db, place, 'omar')
    const phones = new Set(about.filter(({ device }) => device !== 'office').map(({ device }) => device))
    expect(phones).toEqual(new Set([family.phone.id, muna.phone.id, adel.phone.id]))
    expect(about.find(({ device, person }) => device === muna.phone.id && person === 'muna')?.acts).toContain(
      'marks.give',
    )
    const { json, said } = await run(auditCommand, { device: muna.phone.id.slice(0, 12), place })
    expect(json).toMatchObject({ whole: true, places: [{ place, device: muna.phone.id, whole: true }] })
    expect(said.join('\n')).toContain('omar')
    const { json: person } = await run(auditCommand, { person: 'lina', place })
    expect(person).toMatchObject({ places: [{ place, person: 'lina' }] })
  })

  test('holds ids, and no name and no word that anybody wrote', async () => {
    const { school } = await week()
    const all = await stage.house.db
      .selectFrom('audit')
      .selectAll()
      .where('place_id', '=', school.place)
      .execute()
    expect(all.length).toBeGreaterThan(15)
    expect(JSON.stringify(all)).not.toMatch(/\p{Script=Arabic}/u)
  })

  test('an exchange that brings nothing writes nothing, and what was done once is noted once', async () => {
    const { school, family, omar, work, samir, muna } = await week()
    await family.phone.sync()
    const before = await count(school)
    await family.phone.sync()
    await samir.phone.sync()
    expect(await count(school)).toBe(before)
    const letter = await family.phone.write(omar, 'progress.keep', { lesson: 'none', reached: 1 })
    await family.phone.send([letter])
    expect(await count(school), 'refused').toBe(before)
    const again = await family.phone.write(omar, 'submissions.hand-in', {
      ...{ id: 'more', assignment: work, answers: [] },
    })
    await family.phone.send([again])
    await family.phone.send([again])
    const acts = await touchersOf(stage.house.db, school.place, 'omar')
    expect(acts.length).toBeGreaterThan(1)
    const handed = (await entriesOf(stage.house.db, school.place, family.phone.id)).filter(
      ({ what }) => what === 'submissions.hand-in',
    )
    expect(handed).toHaveLength(2)
    expect((await entriesOf(stage.house.db, school.place, muna.phone.id)).length).toBeGreaterThan(2)
  })

  test('a file of somebody’s that is fetched is noted; nobody’s is not', async () => {
    const { school, muna, work } = await week()
    const { house, place } = school
    const own = await house.blobs.put(Buffer.from('a photo'))
    const board = await house.blobs.put(Buffer.from('a film'))
    await house.store.each.feed.nameBlobs(place, 'submission', `of-${work}`, [{ hash: own, awaited: 0 }])
    await house.store.each.feed.nameBlobs(place, 'assignment', work, [{ hash: board, awaited: 0 }])
    const line = new FileLine(muna.phone, muna.me)
    const before = await count(school)
    expect((await line.fetch(board)).status).toBe(200)
    expect(await count(school)).toBe(before)
    expect((await line.fetch(own)).status).toBe(200)
    const last = (await entriesOf(house.db, place, muna.phone.id)).at(-1)!
    expect(last).toMatchObject({ person_id: 'muna', what: 'fetched', about: 'pupil:omar' })
  })

  test('an ended phone touches nothing any more, and its end stands there', async () => {
    const { school, muna } = await week()
    const { place, house } = school
    await run(endDeviceCommand, { person: 'muna', device: muna.phone.id, place })
    const entries = await entriesOf(house.db, place, muna.phone.id)
    expect(entries.at(-1)).toMatchObject({ what: 'ended' })
    await school.office('people.move', { person: 'sami', to: '5a', tie: 'sami-5a' })
    await muna.phone.sync()
    expect(await entriesOf(house.db, place, muna.phone.id)).toEqual(entries)
  })

  test('an entry that was taken out or bent shows', async () => {
    const { school, muna } = await week()
    const { place, house } = school
    const isWhole = async () =>
      ((await run(auditCommand, { device: muna.phone.id, place })).json as { whole: boolean }).whole
    expect(await isWhole()).toBe(true)
    const second = (change: object) =>
      house.db
        .updateTable('audit')
        .set(change)
        .where('place_id', '=', place)
        .where('device_id', '=', muna.phone.id)
        .where('n', '=', 2)
        .execute()
    const [, was] = await entriesOf(house.db, place, muna.phone.id)
    await second({ about: 'pupil:lina self:muna' })
    expect(await isWhole()).toBe(false)
    await second({ about: was!.about })
    expect(await isWhole()).toBe(true)
    await house.db
      .deleteFrom('audit')
      .where('place_id', '=', place)
      .where('device_id', '=', muna.phone.id)
      .where('n', '=', 2)
      .execute()
    expect(await isWhole()).toBe(false)
  })
})

test('nothing in the server changes or removes an entry of the audit', () => {
  const files = readdirSync('src/server', { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )
  expect(files.length).toBeGreaterThan(80)
  const text = files.map(name => readFileSync(`src/server/${name}`, 'utf8')).join('\n')
  expect(text).toContain("insertInto('audit')")
  expect(text).not.toMatch(/(updateTable|deleteFrom|replaceInto|mergeInto)\(\s*'audit'/)
  expect(text).not.toMatch(/(update|delete from|drop table|truncate)\s+audit\b/i)
})
