import { readFileSync } from 'node:fs'
import { transform } from 'lightningcss'
import { expect, test } from 'vitest'
import { sheetFor } from '../../src/app/sheet.ts'

const file = new URL('../../src/ui/look.css', import.meta.url)
const look = transform({ filename: 'look.css', code: readFileSync(file), minify: true }).code.toString()
const always = () => true

test('a page carries the rules of what stands on it, and no others', () => {
  const css = '.a{gap:1px}.b{gap:2px}.a .b{gap:3px}.a>p,.b{gap:4px}p+.a{gap:5px}table{gap:6px}'
  expect(sheetFor(css, '<p class="a x">', always)).toBe('.a{gap:1px}.a>p{gap:4px}p+.a{gap:5px}')
  expect(sheetFor(css, '<i class="b"><b class="a">', always)).toBe(
    '.a{gap:1px}.b{gap:2px}.a .b{gap:3px}.b{gap:4px}',
  )
})

test('attributes, and what is drawn before or after a part, ask for nothing of their own', () => {
  const css = '[dir=rtl] .a{gap:1px}.a::before{gap:2px}.a:focus-visible{gap:3px}:root{gap:4px}'
  expect(sheetFor(css, '<p class="a">', always)).toBe(css)
})

test('what only a pointer or a form brings about comes with the script', () => {
  const css = '.a{gap:1px;transition:color .1s}.a:hover{gap:2px}.a:disabled{gap:3px}'
  expect(sheetFor(css, '<p class="a">', always)).toBe('.a{gap:1px}')
})

test('rules for other lights and widths are kept as they are used, and those for no phone like this one are not', () => {
  const css = '@media (a){.a{gap:1px}.b{gap:2px}}@media (b){.b{gap:3px}}@media (c){.a{gap:4px}}'
  expect(sheetFor(css, '<p class="a">', media => media !== '(c)')).toBe('@media (a){.a{gap:1px}}')
})

test('colours that nothing has are not named, also where one is made of another', () => {
  const css = ':root{--0:red;--1:var(--0);--2:blue}.a{color:var(--2)}.b{color:var(--1)}'
  expect(sheetFor(css, '<p class="a">', always)).toBe(':root{--2:blue}.a{color:var(--2)}')
  expect(sheetFor(css, '<p class="b">', always)).toBe(':root{--0:red;--1:var(--0)}.b{color:var(--1)}')
})

test('our own sheet is read whole: a page with all of its classes loses nothing but states and idle colours', () => {
  const classes = [...look.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name)
  const tags = [
    'h1',
    'h2',
    'h3',
    'a',
    'ul',
    'ol',
    'li',
    'b',
    'p',
    'svg',
    'button',
    'input',
    'select',
    'textarea',
  ]
  const page = `<i class="${classes.join(' ')}">${tags.map(tag => `<${tag}>`).join('')}`
  const declared = (css: string) =>
    css.replace(/--[\w-]+:[^;}]*;?|;?transition:[^;}]*/g, '').match(/[\w-]+:[^;{}]+(?=[;}])/g)!
  const whole = look.replace(/[^{}]*:(hover|disabled)[^{}]*\{[^}]*\}/g, '')
  expect(declared(sheetFor(look, page, always))).toEqual(declared(whole))
})
