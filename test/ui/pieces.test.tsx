import type { ComponentChildren } from 'preact'
import renderToString from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Button } from '../../src/ui/button.tsx'
import { Choice } from '../../src/ui/choice.tsx'
import { Field } from '../../src/ui/field.tsx'
import { Gallery } from '../../src/ui/gallery.tsx'
import { Hem } from '../../src/ui/hem.tsx'
import { Mosaic } from '../../src/ui/mosaic.tsx'
import { NavBar } from '../../src/ui/nav-bar.tsx'
import { NumberField } from '../../src/ui/number-field.tsx'
import { Row } from '../../src/ui/row.tsx'
import { SyncMark, type SyncState } from '../../src/ui/sync-mark.tsx'
import { SyncSteps } from '../../src/ui/sync-steps.tsx'
import { Tiles } from '../../src/ui/tiles.tsx'
import { Toast } from '../../src/ui/toast.tsx'

const draw = (piece: ComponentChildren) => renderToString(<>{piece}</>)
const path = (html: string) => html.match(/ d="([^"]+)"/)?.[1]
/** How often a path starts a figure: a solid tile is one, a tile with a cut-out two. */
const figures = (html: string, name: string) =>
  (html.match(new RegExp(`<path class="${name}" d="([^"]+)"`))?.[1] ?? '').match(/z/g)?.length ?? 0

test('each of the four states bears a word and a shape of its own, so that it reads in grey', () => {
  const states: SyncState[] = ['here', 'way', 'arrived', 'needs']
  const shapes = states.map(state => {
    const html = draw(<SyncMark state={state}>كلمة</SyncMark>)
    expect(html).toContain('كلمة')
    return path(html)
  })
  expect(new Set(shapes).size).toBe(4)
})

test('a state drawn as a shape alone is still spoken', () => {
  const html = draw(
    <SyncMark state="way" quiet>
      في الطريق
    </SyncMark>,
  )
  expect(html).toContain('<span class="sr">في الطريق</span>')
})

const words = { here: 'هنا', way: 'في الطريق', arrived: 'وصل', needs: 'يحتاجك' }

test('the three steps name the one reached', () => {
  const current = (at: SyncState) =>
    draw(<SyncSteps at={at} words={words} />).match(/aria-current="step".*?<span>(.*?)</)?.[1]
  expect((['here', 'way', 'arrived', 'needs'] as const).map(current)).toEqual([
    'هنا',
    'في الطريق',
    'وصل',
    'يحتاجك',
  ])
})

test('tiles say n of m to those who cannot see them, and draw as many', () => {
  const html = draw(<Tiles n={3} of={8} label="٣ من ٨" />)
  expect(html).toContain('role="img"')
  expect(html).toContain('aria-label="٣ من ٨"')
  expect(html.match(/<path d="([^"]+)"/)?.[1]?.match(/z/g)).toHaveLength(3)
  expect(figures(html, 'empty')).toBe(5)
})

test('a half tile and a late tile have shapes of their own', () => {
  const html = draw(<Tiles n={1.5} late={1} of={5} label="١ من ٥" />)
  expect(html.match(/<path/g)).toHaveLength(4)
  // The late tile has a bang cut out: outline, stroke and dot.
  expect(figures(html, 'late')).toBe(3)
  expect(figures(html, 'empty')).toBe(2)
})

test('the weights are one tile a mark, and a mark not earned stays a pale tile', () => {
  const html = draw(
    <Mosaic
      label="١٠٠ علامة"
      parts={[
        { fill: 'solid', count: 20, earned: 17 },
        { fill: 'hollow', count: 80 },
      ]}
    />,
  )
  expect(figures(html, 'pale')).toBe(3)
  expect(html.match(/<g class="hollow"><path d="([^"]+)"/)?.[1]?.match(/M/g)).toHaveLength(80)
})

test('a hem of a thousand lessons is no longer than a hem of twelve', () => {
  const page = (of: number) => draw(<Hem done={of / 2} of={of} label="x" />)
  expect(page(1000)).toBe(page(12))
})

test('the hem sews what is done and pricks what is to come', () => {
  const sewn = (done: number) =>
    draw(<Hem done={done} of={10} label="" />).match(/l.6.6m-.6 0l.6-.6/g)?.length ?? 0
  expect(sewn(0)).toBe(0)
  expect(sewn(10)).toBe(10 * sewn(1))
  expect(sewn(6.5)).toBeGreaterThan(sewn(6))
  expect(sewn(6.5)).toBeLessThan(sewn(7))
})

test('a field says its label, its hint and what is wrong, with a mark', () => {
  const html = draw(<Field label="الرمز" name="pin" value="١٢٣" hint="أربعة أرقام" error="كتبتَ ثلاثة." />)
  expect(html).toContain('<label for="f-pin">الرمز</label>')
  expect(html).toContain('aria-describedby="f-pin-hint f-pin-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toMatch(/id="f-pin-error"[^>]*><svg/)
})

test('an empty field leaves its direction to the page, a filled one finds its own', () => {
  expect(draw(<Field label="أ" name="a" value="" />)).not.toContain('dir=')
  expect(draw(<Field label="أ" name="a" value="Salma" />)).toContain('dir="auto"')
})

test('a number stands in the digits of the reader and in the direction of the page', () => {
  const html = draw(<NumberField label="الوزن" name="w" value="12.5" />)
  expect(html).toContain('value="١٢٫٥"')
  expect(html).toContain('inputmode="decimal"')
  expect(html).not.toContain('dir=')
})

test('choices are real radios and checkboxes under a legend', () => {
  const options = [
    { value: 'a', label: 'نصف' },
    { value: 'b', label: 'ثلث' },
  ]
  const one = draw(<Choice legend="أيّها؟" name="q" options={options} value="b" />)
  expect(one.match(/type="radio"/g)).toHaveLength(2)
  expect(one).toMatch(/value="b" checked/)
  expect(one).toContain('<legend>أيّها؟</legend>')
  const many = draw(<Choice legend="أيّها؟" name="q" many options={options} value={['a', 'b']} />)
  expect(many.match(/type="checkbox"/g)).toHaveLength(2)
  expect(many.match(/ checked/g)).toHaveLength(2)
})

test('with an address a button and a row are links, without one they are buttons', () => {
  expect(draw(<Button href="/a">نعم</Button>)).toMatch(/^<a /)
  expect(draw(<Button>نعم</Button>)).toMatch(/^<button [^>]*type="button"/)
  expect(draw(<Row title="درس" href="/a" />)).toContain('<a class="row" href="/a"')
  expect(draw(<Row title="درس" onClick={() => {}} />)).toContain('<button type="button" class="row"')
  expect(draw(<Row title="درس" />)).not.toMatch(/<a|<button/)
})

test('a disabled link cannot be followed', () => {
  expect(
    draw(
      <Button href="/a" disabled>
        لاحقًا
      </Button>,
    ),
  ).toMatch(/^<button [^>]*disabled/)
})

test('the navigation names the place one is in', () => {
  const items = [
    { href: '/', label: 'اليوم', icon: 'home' as const, current: true },
    { href: '/l', label: 'دروسي', icon: 'book' as const },
  ]
  expect(draw(<NavBar label="الأماكن" items={items} />).match(/aria-current="page"/g)).toHaveLength(1)
})

test('a toast is spoken politely', () => {
  expect(draw(<Toast>حُفظ.</Toast>)).toContain('role="status"')
})

test('no piece carries a style attribute or a script, so the strict policy never hides one', () => {
  const html = draw(<Gallery />)
  expect(html).not.toMatch(/ style=/)
  expect(html).not.toMatch(/ on[a-z]+=/)
  expect(html).not.toContain('<style')
})

test('no id appears twice on a page, and every description is there', () => {
  const html = draw(<Gallery />)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, about] of html.matchAll(/aria-describedby="([^"]+)"/g))
    for (const id of about?.split(' ') ?? []) expect(ids).toContain(id)
})
