/** A sheet of cards for brothers and sisters, to print and cut: A4, four a page. One square for all, and each one's own code. */
import { gregorian } from '../../domain/calendar/dates.ts'
import { escapeHtml, qrPicture, wholePage } from './card.ts'
import { inPages } from './sheet.ts'

export interface FamilySheetCard {
  school: string
  guardians: readonly string[]
  children: readonly { name: string; role: string; code: string }[]
  link: string
  expiresAt: number
}

const perPage = 4

const css = `
@page { size: A4; margin: 10mm }
* { box-sizing: border-box }
body { margin: 0; color: #1b2014; background: #fff; font: 10pt/1.5 'Noto Sans Arabic', system-ui, sans-serif }
.sheet { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 138mm; inline-size: 190mm; margin-inline: auto }
.sheet:not(:last-child) { break-after: page }
.card { padding: 3mm; overflow: hidden; border: 1px dashed #7e826f; break-inside: avoid }
.qr { display: block; inline-size: 58mm; block-size: 58mm; margin-inline: auto }
h2, p, ul, ol { margin: 0 }
h2 { font-size: 11pt; line-height: 1.4 }
ul { padding: 0; list-style: none }
li.child { display: flex; justify-content: space-between; gap: 2mm; font-size: 8.5pt; line-height: 1.45 }
.name { min-inline-size: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.code { flex: none; font: 700 8.5pt/1.45 ui-monospace, monospace; white-space: nowrap }
ol { padding-inline-start: 4mm; font-size: 8pt; line-height: 1.5 }
small { display: block; font-size: 8pt; line-height: 1.5; color: #4c5342 }
.line { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
@media screen { body { padding-block: 8mm; background: #f4f5f0 } .sheet { background: #fff; margin-block-end: 8mm } }
`

export const familySheet = (title: string, cards: readonly FamilySheetCard[]): string =>
  wholePage(title, css, inPages(cards.map(drawCard), perPage))

function drawCard({ school, guardians, children, link, expiresAt }: FamilySheetCard): string {
  const until = gregorian(expiresAt, 'arab', 'ar', { year: true })
  const rows = children.map(
    ({ name, role, code }) =>
      `<li class="child"><span class="name"><bdi>${escapeHtml(name)}</bdi> <small style="display:inline">${escapeHtml(role)}</small></span><bdi class="code" dir="ltr">${escapeHtml(code)}</bdi></li>`,
  )
  return `<article class="card">
<small class="line">${escapeHtml(school)}</small>
<h2>بطاقة الإخوة</h2>
<small class="line">${guardians.map(name => `<bdi>${escapeHtml(name)}</bdi>`).join('، ')}</small>
${qrPicture(link, `رمز ${children.map(({ name }) => name).join('، ')}`)}
<ul>
${rows.join('\n')}
</ul>
<ol><li>افتح <bdi dir="ltr">${escapeHtml(new URL(link).host)}</bdi> على هاتف الأسرة.</li>
<li>صوّر المربّع فيدخلون معًا، أو اكتب رمز كلّ واحد.</li></ol>
<small>تنفع حتّى ${escapeHtml(until)}.</small>
</article>`
}
