/** The page of the demo's cards. There is none in a real school: there, cards are on paper. */
import { escapeHtml, pagePolicy, qrPicture, wholePage } from '../exports/card.ts'
import type { DemoCard } from './cards.ts'
import { css } from './page-style.ts'
import { demoGroups, type DemoGroup, type DemoPerson } from './people.ts'

export const cardsPolicy = pagePolicy(css)

/** @param origin where the reader reached this page: a phone on the same network has another address than this machine. */
export function cardsPage(cards: readonly DemoCard[], origin: string): string {
  const cardOf = ({ place, person, uses }: DemoPerson) =>
    cards.find(card => card.place === place && card.person === person && card.uses === uses)
  const group = ({ title, titleEn, people }: DemoGroup) => `<section>
<h2>${escapeHtml(title)} <span lang="en" dir="ltr">${escapeHtml(titleEn)}</span></h2>
<ul class="cards">
${people.map(person => drawCard(person, cardOf(person), origin)).join('\n')}
</ul>
</section>`
  return wholePage(
    'بطاقات المدرسة التجريبيّة',
    css,
    `${intro}\n<main>\n${demoGroups.map(group).join('\n')}\n</main>`,
  )
}

const intro = `<header>
<p class="brand">حقيبة، مدرسة تجريبيّة</p>
<h1>من تحبّ أن تكون اليوم؟</h1>
<p>كلّ بطاقة تفتح جيبًا واحدًا على هاتف أو متصفّح. اضغط «افتحها هنا»، أو صوّر المربّع، أو اكتب الرمز في الصفحة الأولى.
ويتّسع هاتف واحد لأكثر من جيب.</p>
<p>للبداية: افتح بطاقة أمّ يزن، ثمّ أضف بطاقة يزن في المتصفّح نفسه. وافتح بطاقة المعلّمة رنا في نافذة خاصّة.</p>
<p lang="en" dir="ltr">Every card opens one pocket on a phone or browser: press “open it here”, scan the square, or type the code on the
first page. To begin, open the mother’s card, add Yazan’s in the same browser, and open Rana’s in a private window. All names are invented.</p>
</header>`

function drawCard(person: DemoPerson, card: DemoCard | undefined, origin: string): string {
  if (!card) return ''
  const { name, school, path, code } = card
  return `<li class="card" id="${escapeHtml(`${person.place}-${person.person}`)}">
${qrPicture(origin + path, `مربّع بطاقة ${name}`)}
<div>
<h3><bdi>${escapeHtml(name)}</bdi></h3>
<p>${escapeHtml(person.role)}، ${escapeHtml(school)}</p>
<p class="attempt">${escapeHtml(person.attempt)}</p>
<p class="second" lang="en" dir="ltr">${escapeHtml(person.roleEn)}: ${escapeHtml(person.attemptEn)}</p>
<p class="code"><bdi dir="ltr">${escapeHtml(code)}</bdi></p>
<a href="${escapeHtml(path)}">افتحها هنا<span class="hidden"> بطاقة ${escapeHtml(name)}</span></a>
</div>
</li>`
}
