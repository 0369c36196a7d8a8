import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { day, newSchool } from './school.ts'

eachEngine('plans, holidays, solutions and names', stage => {
  const item = (id: string, weight: number, dueOn: string) => ({ id, kind: 'exam', title: id, weight, dueOn })
  const plan = (more: object = {}) => ({
    ...{ id: 'p', section: '5a', subject: 'maths', year: 2025, term: '1', ifV: 0 },
    items: [item('first', 40, '2025-11-03'), item('final', 60, '2026-01-04')],
    ...more,
  })

  test('T1.publication T1.principal: a plan reaches the families of the section and the principal, and nobody else', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    expect(await muna.phone.does(muna.me, 'plans.publish', plan())).toBe('')
    for (const who of ['omar', 'hanan', 'adel'] as const) {
      const { phone, me } = await school.phoneOf(who)
      expect(phone.row(me, 'plan', 'p.1')?.body, who).toMatchObject({ version: 1, byName: 'منى الحمايدة' })
    }
    for (const who of ['sami', 'samir'] as const) {
      const { phone, me } = await school.phoneOf(who)
      expect(phone.rows(me, 'plan'), who).toEqual([])
    }
  })

  test('T1.versions: two teachers change one plan; the later is told, and both versions are there', async () => {
    const school = await newSchool(stage)
    await school.tie('samir', 'teacher', '5a')
    const [muna, samir] = [await school.phoneOf('muna'), await school.phoneOf('samir')]
    await muna.phone.does(muna.me, 'plans.publish', plan())
    await muna.phone.does(muna.me, 'plans.publish', plan({ ifV: 1 }))
    expect(await samir.phone.does(samir.me, 'plans.publish', plan({ ifV: 1 }))).toBe('changed_meanwhile')
    expect(samir.phone.rows(samir.me, 'plan').map(row => row.id)).toEqual(['p.1', 'p.2'])
  })

  test('T1.publication: its teacher sees how many have read the plan', async () => {
    const school = await newSchool(stage)
    const [muna, omar] = [await school.phoneOf('muna'), await school.phoneOf('omar')]
    await muna.phone.does(muna.me, 'plans.publish', plan())
    await omar.phone.sync()
    expect(await omar.phone.does(omar.me, 'plans.read', { plan: 'p.1' })).toBe('')
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'reach', 'p.1')?.body).toMatchObject({ people: 1 })
  })

  test('S4.calendar: the principal, and he alone, declares and lifts a holiday for the whole school', async () => {
    const school = await newSchool(stage)
    const [adel, omar, muna] = [
      await school.phoneOf('adel'),
      await school.phoneOf('omar'),
      await school.phoneOf('muna'),
    ]
    const feast = { id: 'feast', name: 'عيد الأضحى', from: '2026-05-26', to: '2026-05-30' }
    expect(await muna.phone.does(muna.me, 'holidays.declare', feast)).toBe('not_yours')
    expect(await adel.phone.does(adel.me, 'holidays.declare', { ...feast, to: '2026-05-25' })).toBe(
      'wrong_shape',
    )
    expect(await adel.phone.does(adel.me, 'holidays.declare', feast)).toBe('')
    await omar.phone.sync()
    expect(omar.phone.row(omar.me, 'holiday', 'feast')?.body).toMatchObject({ name: 'عيد الأضحى' })
    expect(await adel.phone.does(adel.me, 'holidays.lift', { id: 'feast' })).toBe('')
    await omar.phone.sync()
    expect(omar.phone.rows(omar.me, 'holiday')).toEqual([])
  })

  test('T8.hour: nothing of the solutions reaches a phone before the hour; then all of the section have them', async () => {
    const school = await newSchool(stage)
    const [muna, omar, sami] = [
      await school.phoneOf('muna'),
      await school.phoneOf('omar'),
      await school.phoneOf('sami'),
    ]
    const work = await school.assign(muna)
    const opensAt = stage.clock.now + 3 * day
    const answers = [{ task: 't2', choice: 1, why: 'لأنّ الثاني أكبر' }]
    expect(await muna.phone.does(muna.me, 'solutions.set', { assignment: work, opensAt, answers })).toBe('')
    expect(muna.phone.row(muna.me, 'key', work)?.body).toMatchObject({ opensAt, answers })
    const held = async ({ phone, me }: typeof omar) => {
      const { head, bundles } = await phone.sync()
      const said = JSON.stringify([head, bundles])
      return { said: said.includes('لأنّ الثاني أكبر'), row: phone.row(me, 'solution', work)?.body }
    }
    stage.clock.now = opensAt - 1
    expect(await held(omar)).toEqual({ said: false, row: undefined })
    stage.clock.now = opensAt
    expect(await held(omar)).toMatchObject({ said: true, row: { answers } })
    expect(await held(sami)).toEqual({ said: false, row: undefined })
    const late = await school.phoneOf('hanan')
    expect(late.phone.row(late.me, 'solution', work)?.body).toMatchObject({ answers })
    expect(late.phone.rows(late.me, 'key')).toEqual([])
  })

  test('T7.nonfollowers: the names go to the principal, sealed, and to no family', async () => {
    const school = await newSchool(stage)
    const [muna, adel, lina, rana] = [
      await school.phoneOf('muna'),
      await school.phoneOf('adel'),
      await school.phoneOf('lina'),
      await school.phoneOf('rana'),
    ]
    const work = await school.assign(muna)
    const list = { id: 'list', assignment: work, missing: ['lina'], of: 2, note: '' }
    expect(await muna.phone.does(muna.me, 'followups.send', list)).toBe('not_due_yet')
    stage.clock.now += 3 * day
    expect(await muna.phone.does(muna.me, 'followups.send', { ...list, missing: ['sami'] })).toBe('not_found')
    expect(await muna.phone.does(muna.me, 'followups.send', list)).toBe('')
    const answer = await adel.phone.sync()
    expect(JSON.stringify(answer.head)).not.toContain('لينا')
    expect(adel.phone.row(adel.me, 'followup', 'list')?.body).toMatchObject({
      ...{ title: 'واجب الكسور', of: 2, byName: 'منى الحمايدة' },
      missing: [{ person: 'lina', name: 'لينا الحمايدة' }],
    })
    for (const { phone, me } of [lina, rana]) {
      await phone.sync()
      expect(phone.rows(me, 'followup')).toEqual([])
    }
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'followup', 'list')).toBeDefined()
  })
})
