import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDoors } from '../../src/server/http/app.ts'
import { eachEngine } from './engines.ts'

eachEngine('kill switch', stage => {
  test.each([
    ['on', true, 'kill-switch.js'],
    ['off', undefined, 'sw.js'],
  ] as const)(
    'while it is %s, phones are handed the worker that they are meant to have',
    async (_, on, file) => {
      const pages = mkdtempSync(join(tmpdir(), 'haqiba-pages-'))
      onTestFinished(() => rmSync(pages, { recursive: true }))
      for (const page of ['index.html', 'shell.html', 'sw.js']) writeFileSync(join(pages, page), page)
      writeFileSync(join(pages, 'headers.json'), '{"x-content-type-options":"nosniff"}')
      const root = join(import.meta.dirname, '../..')
      copyFileSync(join(root, 'public/kill-switch.js'), join(pages, 'kill-switch.js'))
      const config = { ...stage.house.config, ...(on && { killSwitch: on }) }
      const app = await openDoors(Object.assign(Object.create(stage.house), { config }), pages)
      onTestFinished(() => app.close())
      const { statusCode, headers, body } = await app.inject('/sw.js')
      expect([statusCode, headers['cache-control'], headers['x-content-type-options']]).toEqual([
        200,
        'no-cache',
        'nosniff',
      ])
      expect(body).toBe((await app.inject(`/${file}`)).body)
    },
  )
})
