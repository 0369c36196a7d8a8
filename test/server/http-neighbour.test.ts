import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('a neighbour at the same database', stage => {
  test('the command line writes while phones write: both have their effect, and nobody sees a fault', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('adel')
    const count = 200
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        join(import.meta.dirname, 'neighbour.ts'),
        stage.database,
        school.place,
        `${count}`,
      ],
      { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let running = true
    const ended = once(child, 'exit').then(([code]) => {
      running = false
      return code as number
    })
    await once(child.stdout, 'data')
    const acts: number[] = []
    for (let turn = 0; turn < 400 && running; turn++) {
      const id = `notice-${turn}`
      const args = {
        id,
        kind: 'official',
        title: '',
        text: 'x',
        to: 'place',
        source: 'x',
        mustRead: false,
        publishAt: stage.clock.now,
      }
      acts.push(await phone.act(me, 'notices.publish', args))
      const answer = await phone.sync()
      expect(answer.status).toBe(200)
    }
    expect(await ended).toBe(0)
    await phone.sync()
    expect(acts.map(n => me.verdicts.get(n)?.code)).toEqual(acts.map(() => ''))
    expect(acts.length).toBeGreaterThan(1)
    expect(phone.rows(me, 'section')).toHaveLength(2 + count)
  })
})
