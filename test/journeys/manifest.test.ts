/** What a phone reads when the app is put on its first screen, as it was built. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'

const dist = resolve(import.meta.dirname, '../../dist')
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8')) as {
  icons: { src: string; sizes: string; type: string; purpose?: string }[]
  shortcuts: { name: string; url: string }[]
}

test('the app is installed in Arabic, from right to left, always as the same app', () => {
  // Another id would be another app beside the first, on every phone that has it.
  expect(manifest).toMatchObject({
    ...{ id: '/', start_url: '/', scope: '/', lang: 'ar-JO', dir: 'rtl' },
    ...{ name: 'حقيبة', short_name: 'حقيبة', display: 'standalone' },
  })
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).toContain('href="/manifest.webmanifest"')
})

test('its icons are there in the sizes that it names, one of them to be cut to any shape', async () => {
  for (const { src, sizes, type } of manifest.icons) {
    const { width, height, format } = await sharp(join(dist, src)).metadata()
    expect([`${width}x${height}`, `image/${format}`], src).toEqual([sizes, type])
  }
  const sizesFor = (purpose?: string) =>
    manifest.icons.filter(icon => icon.purpose === purpose).map(({ sizes }) => sizes)
  expect(sizesFor()).toEqual(['192x192', '512x512'])
  expect(sizesFor('maskable')).toEqual(['512x512'])
})

test('a maskable icon leaves nothing bare, whatever its shape', async () => {
  for (const { src, purpose } of manifest.icons)
    if (purpose === 'maskable') expect((await sharp(join(dist, src)).stats()).isOpaque, src).toBe(true)
})

test('a long press leads to four places at once: lessons, deadlines, messages, what is on this phone', () => {
  expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/lessons', '/deadlines', '/messages', '/sent'])
  for (const { name } of manifest.shortcuts) expect(name).toMatch(/^[\u0600-\u06ff ]+$/)
})
