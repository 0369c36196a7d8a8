import type { ComponentChildren } from 'preact'
import renderToString from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import { readOverview } from '../../src/domain/lessons/overview.ts'
import { readLesson } from '../../src/domain/lessons/reading.ts'
import { Reader } from '../../src/features/lessons/reader.tsx'
import { Lessons } from '../../src/features/lessons/student-lessons.tsx'
import { PocketContext, type Pocket } from '../../src/storage/live.ts'
import { SayContext } from '../../src/ui/say.tsx'
import { day, homeOf, lesson, now, progress, row } from './pupil.ts'

const draw = (screen: ComponentChildren) =>
  renderToString(
    <SayContext.Provider value={sayArabic()}>
      <PocketContext.Provider value={{ now } as Pocket}>{screen}</PocketContext.Provider>
    </SayContext.Provider>,
  )

test('S3.overview: a begun lesson says how far, a coming one its day, and only open ones can be entered', async () => {
  const home = homeOf([
    lesson('begun'),
    lesson('finished'),
    lesson('later', { publishAt: now + 4 * day }),
    progress('begun', 3),
    progress('finished', 8),
  ])
  const html = draw(<Lessons overview={await readOverview([home], now)} gender="female" />)
  expect(html).toContain('أكملي من الصفحة ٤')
  expect(html).toContain('href="/lessons/amal/begun/4"')
  expect(html).toContain('٣ من ٨')
  expect(html).toContain('href="/lessons/amal/finished/1"')
  expect(html).toContain('يُفتح الخميس ٢٦ تشرين الثاني')
  expect(html).not.toContain('href="/lessons/amal/later')
  expect(html).toContain('أنهيتِ درسًا من ٢.')
})

async function read(page: number | 'end', own = true) {
  const tied = row('assignment', 'work', '6a', {
    ...{ section: '6a', subject: 'arabic', title: 'واجب الزيتون', intro: '', lessons: ['olives'], tasks: [] },
    ...{ publishAt: now - day, dueAt: now + day, weight: 5, by: 'rana', byName: 'رنا' },
  })
  const credits = [{ label: 'الترخيص', value: 'CC BY 4.0' }]
  const home = homeOf([lesson('olives', { title: 'موسم الزيتون', credits }), tied])
  const open = (await readLesson(home, 'olives', now))!
  return draw(<Reader lesson={open} page={page} home={{ href: '/lessons', label: 'إلى دروسي' }} own={own} />)
}

test('S3.progress: the reader says where one is in tiles and in words, and turns both ways', async () => {
  const html = await read(3)
  expect(html).toContain('aria-label="٣ من ٨"')
  expect(html).toContain('<h1><bdi>الجزء 3</bdi></h1>')
  expect(html).toContain('href="/lessons/amal/olives/2"')
  expect(html).toContain('href="/lessons/amal/olives/4"')
})

test('the first page bears the title and turns only onwards; the last leads to the end', async () => {
  const first = await read(1)
  expect(first).toContain('<h1><bdi>موسم الزيتون</bdi></h1>')
  expect(first).not.toContain('السابقة')
  expect(await read(8)).toContain('href="/lessons/amal/olives/end"')
})

test('after the last page stand the work of the lesson and who made it', async () => {
  const html = await read('end')
  expect(html).toContain('أنهيت الدرس')
  expect(html).toContain('href="/work/amal/work"')
  expect(html).toContain('CC BY 4.0')
})

test('a guardian reads the same pages, and no work to do is offered to her', async () => {
  const html = await read('end', false)
  expect(html).not.toContain('أنهيت الدرس')
  expect(html).toContain('واجب الزيتون')
  expect(html).not.toContain('href="/work')
})
