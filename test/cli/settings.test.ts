import { expect, test } from 'vitest'
import { readConfig, WrongSetting } from '../../src/server/config.ts'

test('the address on the cards is one that a family can type: scheme and name, nothing behind', () => {
  expect(readConfig({ ORIGIN: 'https://haqiba.example/' }).origin).toBe('https://haqiba.example')
  expect(readConfig({ ORIGIN: 'https://192.168.1.10:8443' }).origin).toBe('https://192.168.1.10:8443')
  for (const wrong of [
    'haqiba.example',
    'ftp://haqiba.example',
    'https://a.example/path',
    'https://u:p@a.example',
  ])
    expect(() => readConfig({ ORIGIN: wrong }), wrong).toThrow('ORIGIN')
})

test('only addresses can be the proxy whose word is believed', () => {
  expect(readConfig({}).proxy).toBeUndefined()
  expect(readConfig({ PROXY: '10.0.0.5, 10.1.0.0/16' }).proxy).toEqual(['10.0.0.5', '10.1.0.0/16'])
  for (const wrong of ['proxy.lan', '10.0.0.5/x', '*'])
    expect(() => readConfig({ PROXY: wrong }), wrong).toThrow('PROXY')
})

test('the kill switch is on or off, and nothing else', () => {
  expect(readConfig({ KILL_SWITCH: '1' }).killSwitch).toBe(true)
  expect(() => readConfig({ KILL_SWITCH: 'yes' })).toThrow('KILL_SWITCH')
  expect(readConfig({ KILL_SWITCH: '0' }).killSwitch).toBeUndefined()
})

test('a setting that makes no sense is told in Arabic too, with its name', () => {
  for (const env of [
    { PORT: 'eighty' },
    { DATABASE_URL: 'mysql://x' },
    { ORIGIN: 'haqiba.example' },
    { PROXY: '*' },
  ])
    try {
      expect.unreachable(`${JSON.stringify(readConfig(env))}`)
    } catch (error) {
      expect(error).toBeInstanceOf(WrongSetting)
      const { ar, message } = error as WrongSetting
      for (const said of [ar, message]) expect(said).toContain(Object.keys(env)[0])
      expect(ar).toMatch(/[ء-ي]{3}/)
      expect(message).not.toMatch(/[ء-ي]/)
    }
})
