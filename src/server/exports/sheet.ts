/** A sheet of enrolment cards to print and cut: A4, ten a page. */
import { gregorian } from '../../domain/calendar/dates.ts'
import { escapeHtml, qrPicture, wholePage } from './card.ts'

export interface SheetCard {
  school: string
  name: string
  /** «السادس أ» or what the person does. */
  role: string
  link: string
  code: string
  expiresAt: number
}

const perPage = 10

const css = `
@page { size: A4; margin: 10mm }
* { box-sizing: border-box }
body { margin: 0; color: #1b2014; background: #fff; font: 11pt/1.7 'Noto Sans Arabic', system-ui, sans-serif }
.sheet { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 55mm; inline-size: 190mm; margin-inline: auto }
.sheet:not(:last-child) { break-after: page }
.card { display: grid; grid-template-columns: 38mm minmax(0, 1fr); gap: 3mm; align-items: center; padding: 2mm 3mm;
  overflow: hidden; border: 1px dashed #7e826f; break-inside: avoid }
.qr { inline-size: 38mm; block-size: 38mm }
h2, p, ol { margin: 0 }
h2 { font-size: 11pt; line-height: 1.4 }
p { font-size: 10pt; line-height: 1.5 }
ol { padding-inline-start: 4mm; font-size: 8pt; line-height: 1.5 }
.code { margin-block: .8mm; font: 700 10pt/1.5 ui-monospace, monospace; white-space: nowrap }
small { display: block; font-size: 8pt; line-height: 1.5; color: #4c5342 }
.school { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
@media screen { body { padding-block: 8mm; background: #f4f5f0 } .sheet { background: #fff; margin-block-end: 8mm } }
`

export function cardSheet(title: string, cards: readonly SheetCard[]): string {
  return wholePage(title, css, inPages(cards.map(drawCard), perPage))
}

export function inPages(drawn: readonly string[], each: number): string {
  const pages: string[] = []
  for (let first = 0; first < drawn.length; first += each)
    pages.push(`<section class="sheet">\n${drawn.slice(first, first + each).join('\n')}\n</section>`)
  return pages.join('\n')
}

function drawCard({ school, name, role, link, code, expiresAt }: SheetCard): string {
  const until = gregorian(expiresAt, 'arab', 'ar', { year: true })
  return `<article class="card">
${qrPicture(link, `رمز ${name}`)}
<div><small class="school">${escapeHtml(school)}</small>
<h2><bdi>${escapeHtml(name)}</bdi></h2>
<p>${escapeHtml(role)}</p>
<p class="code"><bdi dir="ltr">${escapeHtml(code)}</bdi></p>
<ol><li>افتح <bdi dir="ltr">${escapeHtml(new URL(link).host)}</bdi></li>
<li>صوّر المربّع، أو اكتب الرمز.</li>
<li>سمِّ جيبك. البطاقة لك وحدك.</li></ol>
<small>تنفع حتّى ${escapeHtml(until)}.</small></div>
</article>`
}
