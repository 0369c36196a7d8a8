import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { transform } from 'lightningcss'
import { expect, test } from 'vitest'
import { drawWelcome } from '../../src/app/welcome.tsx'

const page = drawWelcome()

test('the public page leads to a card, by square and by code', () => {
  expect(page).toMatch(/<a class="btn main wide" href="\/enrol"/)
  expect(page).toContain('أضف بطاقتك')
  expect(page).toMatch(/href="\/enrol\?code"[^>]*>لديّ رمز مكتوب/)
  expect(page.match(/<h1/g)).toHaveLength(1)
})

test('the public page needs no script and no style of its own', () => {
  expect(page).not.toMatch(/<script|<style| style=| on[a-z]+=|javascript:/i)
})

test('the public page with its styles fits into 4 kB', () => {
  const file = new URL('../../src/ui/look.css', import.meta.url)
  const { code } = transform({ filename: 'look.css', code: readFileSync(file), minify: true })
  const template = readFileSync(new URL('../../index.html', import.meta.url), 'utf8')
  const whole = template.replace('<!--style-->', `<style>${code}</style>`).replace('<!--app-->', page)
  expect(brotliCompressSync(whole).length).toBeLessThanOrEqual(4096)
})
