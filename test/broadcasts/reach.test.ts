import { expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import { datesFor } from '../../src/domain/calendar/tell.ts'
import { headingOf } from '../../src/domain/notices/heading.ts'
import { reachTiles } from '../../src/domain/notices/reach.ts'
import { shareText, tellReach } from '../../src/domain/notices/tell.ts'

const say = sayArabic()
const dates = datesFor({ lang: 'ar', digits: 'arab', hijriOffset: 0 })

test.each([
  [31, 58, { n: 31, of: 58, each: 1 }],
  [0, 60, { n: 0, of: 60, each: 1 }],
  [31, 130, { n: 6, of: 26, each: 5 }],
  [33, 130, { n: 6.5, of: 26, each: 5 }],
  [130, 130, { n: 26, of: 26, each: 5 }],
  [70, 60, { n: 60, of: 60, each: 1 }],
  [0, 0, { n: 0, of: 0, each: 1 }],
])('%i of %i people are so many tiles', (people, of, tiles) => {
  expect(reachTiles(people, of)).toEqual(tiles)
})

test('tiles are full only when everybody has read', () => {
  for (let of = 1; of < 900; of += 7) {
    const { n, of: all } = reachTiles(of - 1, of)
    expect(n, String(of)).toBeLessThan(all)
    expect(reachTiles(of, of).n).toBe(all)
    expect(all).toBeLessThanOrEqual(60)
  }
})

test('C2.reach: how many phones received and how many people read, in one whole sentence', () => {
  const reach = (phones: number, people: number) => tellReach(say, 'official', { phones, people, of: 58 })
  expect(reach(40, 31)).toBe('وصل إلى ٤٠ هاتفًا، وقرأه ٣١ من ٥٨')
  expect(reach(2, 0)).toBe('وصل إلى هاتفين، ولم يقرأه أحد بعد من ٥٨')
  expect(reach(0, 0)).toBe('لم يصل إلى هاتف بعد')
  expect(reach(0, 3)).toBe('قرأه ٣ من ٥٨')
  expect(tellReach(say, 'encouragement', { phones: 3, people: 1, of: 58 })).toBe(
    'وصلت إلى ٣ هواتف، وقرأها ١ من ٥٨',
  )
})

test('a word without a title is called by its first words, cut between words', () => {
  const text = 'من سأل هذا الأسبوع تعلّم مرّتين: مرّة حين فكّر، ومرّة حين سمع الجواب.'
  const heading = headingOf({ title: '', text })
  expect(heading.length).toBeLessThanOrEqual(49)
  expect(text.startsWith(heading.slice(0, -1))).toBe(true)
  expect(text[heading.length - 1]).toMatch(/[\s،:]/)
  expect(headingOf({ title: '', text: 'أنا معكم.' })).toBe('أنا معكم.')
  expect(headingOf({ title: 'كلمة', text })).toBe('كلمة')
})

test('C2.share: the text for outside carries title, words, who says it and when', () => {
  const notice = {
    title: 'كلمة',
    text: 'أنا معكم.',
    source: 'المرشدة هديل',
    publishAt: Date.UTC(2026, 10, 22),
  }
  expect(shareText(notice, 'مدرسة الأمل', say, dates)).toBe(
    'كلمة\n\nأنا معكم.\n\nالمرشدة هديل، مدرسة الأمل\n\nالأحد ٢٢ تشرين الثاني ٢٠٢٦',
  )
  expect(shareText({ ...notice, title: '' }, '', say, dates)).toBe(
    'أنا معكم.\n\nالمرشدة هديل\n\nالأحد ٢٢ تشرين الثاني ٢٠٢٦',
  )
})
