import { afterEach, expect, test, vi } from 'vitest'
import { settings } from '../../src/app/settings.ts'

const kept = (values: Record<string, string>) =>
  vi.stubGlobal('localStorage', { getItem: (key: string) => values[key] ?? null })
afterEach(() => vi.unstubAllGlobals())

test('a phone that nobody has told speaks Arabic, with Arabic-Indic digits', () => {
  kept({})
  expect(settings()).toEqual({ lang: 'ar', digits: 'arab' })
})

test('English comes with its own digits, since Arabic-Indic ones would run from right to left in it', () => {
  kept({ 'haqiba.lang': 'en' })
  expect(settings()).toEqual({ lang: 'en', digits: 'latn' })
})

test('digits that were chosen hold in both languages', () => {
  kept({ 'haqiba.lang': 'en', 'haqiba.digits': 'arab' })
  expect(settings().digits).toBe('arab')
  kept({ 'haqiba.lang': 'ar', 'haqiba.digits': 'latn' })
  expect(settings().digits).toBe('latn')
})
