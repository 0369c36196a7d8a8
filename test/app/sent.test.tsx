import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { argsAgain, canGoAgain, mendAt, tellAct, textOfAct } from '../../src/app/sent-act.ts'
import { refusedFiles } from '../../src/app/sent-files.ts'
import { readSent, withoutRepeats, type SentList } from '../../src/app/sent-list.ts'
import { SentPage } from '../../src/app/sent.tsx'
import { actionNames } from '../../src/domain/actions.ts'
import type { Home } from '../../src/storage/home.ts'
import type { Act } from '../../src/storage/acts.ts'
import { openPhone } from '../../src/storage/phone.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { draw, say, textOf } from './draw.tsx'

const now = Date.parse('2026-11-22T08:00:00Z')
const nothing = () => {}
const act = (n: number, name: string, args: object, code?: string): Act => ({
  ...{ n, place: 'amal', letter: `letter-${n}`, name, version: 1, args },
  tap: { clock: now, offset: 0, contact: 0 },
  ...(code !== undefined && { code }),
})
const empty: SentList = {
  ...{ needs: [], refused: [], waiting: [], card: undefined, arrived: [], others: 0 },
  files: { count: 0, left: 0, place: 'here', noRoom: false },
}
const page = (list: SentList, contact = 0, reached = false) =>
  draw(<SentPage list={list} now={now} contact={contact} reached={reached} busy={false} onSend={nothing} />, {
    session: undefined as never,
  })

/** What only the office does is never in a family's list. */
const ofOffice =
  /^(schools|sections|people|years|files)\.|^lessons\.((un)?shelve|film)|^solutions\.open|^submissions\.hold/

test('whatever a person can do is told by a name of its own', () => {
  const names = actionNames()
    .map(name => name.split('/')[0]!)
    .filter(name => !ofOffice.test(name))
  const words = names.map(name => tellAct(say, name))
  expect(new Set(words).size).toBe(names.length)
  expect(words).not.toContain(say('sent.didSomething'))
  expect(tellAct(say, 'things.from-next-year')).toBe(say('sent.didSomething'))
})

test('sent again, an act has a new id where it has one, and is the same in all else', () => {
  expect(argsAgain(act(1, 'questions.ask', { id: 'old', text: 'لماذا؟' }), 'new')).toEqual({
    id: 'new',
    text: 'لماذا؟',
  })
  expect(argsAgain(act(1, 'notices.read', { notice: 'x' }), 'new')).toEqual({ notice: 'x' })
})

test('what somebody else changed first, or what stands already, is not offered to be sent again', () => {
  expect(canGoAgain(act(1, 'marks.give', {}, 'changed_meanwhile'))).toBe(false)
  expect(canGoAgain(act(1, 'questions.ask', {}, 'already_there'))).toBe(false)
  expect(canGoAgain(act(1, 'questions.ask', {}, 'not_found'))).toBe(true)
})

test('what was written on a screen of its own is opened there again', () => {
  const plan = act(7, 'plans.publish', { section: '6a', subject: 'maths & more' }, 'changed_meanwhile')
  expect(mendAt(plan)).toBe('/plans/write?place=amal&section=6a&subject=maths+%26+more&again=7')
  expect(mendAt(act(8, 'assignments.publish', {}, 'weights_over_total'))).toBe('/publish/work?again=8')
  expect(mendAt(act(9, 'notices.publish', {}, 'no_readers'))).toBe('/notices/new?again=9')
  expect(mendAt(act(1, 'marks.give', {}, 'changed_meanwhile'))).toBeUndefined()
})

test('all that an author wrote can be taken elsewhere, also where its work is gone from the phone', async () => {
  const answers = [
    { task: 't1', text: 'الزيت أخفّ\nمن الماء' },
    { task: 't2', text: '٢٫٥' },
  ]
  const text = await textOfAct(
    act(1, 'submissions.hand-in', { id: 'a', assignment: 'w', answers }),
    undefined,
  )
  expect(text).toContain('الزيت أخفّ\nمن الماء')
  expect(text).toContain('٢٫٥')
  expect(await textOfAct(act(2, 'notices.read', { notice: 'x' }), undefined)).toBe('')
})

test('of pages turned one after another only the furthest is listed, newest first', () => {
  const turned = (n: number, lesson: string) => act(n, 'progress.keep', { lesson, reached: n })
  const listed = withoutRepeats([turned(1, 'a'), turned(2, 'b'), turned(3, 'a'), act(4, 'questions.ask', {})])
  expect(listed.map(({ n }) => n)).toEqual([4, 3, 2])
})

test('a phone without a word from the school says so, and that all is safe', () => {
  const text = textOf(page(empty))
  expect(text).toContain('لم يتّصل هذا الهاتف بالمدرسة بعد.')
  expect(text).toContain('كلّ شيء محفوظ على هذا الهاتف')
  expect(text).toContain('إرسال الآن')
  expect(textOf(page(empty, now - 3_600_000, true))).toContain('آخر اتصال بالمدرسة اليوم')
})

test('each act says what it was, when, and where it is now; a refused one also why, and what can be done', () => {
  const refused = act(3, 'questions.ask', {}, 'not_found')
  const text = textOf(
    page({
      ...empty,
      needs: [{ act: refused, about: 'لماذا يطفو الزيت؟', at: now, text: 'لماذا يطفو الزيت؟' }],
      waiting: [
        { act: act(1, 'submissions.hand-in', {}), about: 'أوراق الزيتون', at: now, place: 'here' },
        { act: act(2, 'submissions.hand-in', {}), about: 'الكسور', at: now, place: 'kept' },
      ],
      others: 2,
    }),
  )
  expect(text).toMatch(/أوراق الزيتون.*تسليم واجب، اليوم.*على هذا الهاتف/)
  expect(text).toMatch(/الكسور.*محفوظ في المدرسة/)
  expect(text).toContain(say('refusals.not_found'))
  for (const way of ['إرساله من جديد', 'نسخ النصّ', 'وضعه جانبًا']) expect(text).toContain(way)
  expect(text).toContain('رسالتان تنتظران')
})

test('a card that waits is listed: nothing is said to have arrived before it has', () => {
  const text = textOf(page({ ...empty, card: { place: 'here', at: now } }))
  expect(text).toMatch(/بطاقة هذا الجيب.*على هذا الهاتف/)
  expect(text).not.toContain('كلّ ما في هذا الجيب وصل')
})

test('of other pockets on the phone only the number of waiting letters is known', async () => {
  const id = Math.random().toString(36).slice(2)
  const phone = await openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
  const ticket = (secret: string) => ({ kind: 'code', card: '2345AB', secret, desk: 'student' }) as const
  const yazan = await enrol(phone, ticket('CDEFGH6789'), { name: 'يزن', motif: 'roses', pocket: 'blue' })
  await enrol(phone, ticket('CDEFGH678A'), { name: 'سلمى', motif: 'star', pocket: 'wine' })
  await enrol(phone, ticket('CDEFGH678B'), { name: 'جنى', motif: 'diamond', pocket: 'wheat' })
  const card = { place: 'here', at: yazan.profile.madeAt }
  expect(await readSent(yazan, new Set(), now)).toEqual({ ...empty, card, others: 2 })
})

test('files of the whole phone are counted, with the bytes that are left, and why they wait', () => {
  const files = { count: 3, left: 254_000, place: 'way' as const, noRoom: false }
  const told = textOf(page({ ...empty, files }))
  expect(told).toContain('٣ ملفّات')
  expect(told).toContain('بقي ٢٥٤ ك.ب')
  expect(told).toContain('في الطريق')
  expect(told).not.toContain(say('sent.nothing'))
  expect(textOf(page({ ...empty, files: { ...files, noRoom: true } }))).toContain(say('files.waitRoom'))
})

test('a file that the school could not keep needs its author, and nobody else on his phone', async () => {
  const phone = await openPhone()
  const sent = {
    n: 1,
    place: 'amal',
    rank: 1,
    size: 100,
    sent: 100,
    spent: 100,
    madeAt: now,
    begun: 1,
  } as const
  for (const hash of ['dark', 'fine']) await phone.vault.uploads.put({ hash, ...sent, doneAt: now })
  const file = (hash: string, state: string) => ({
    id: `${hash}.h1`,
    about: 'h1',
    body: {
      sent: hash,
      state,
      type: 'image/webp',
      bytes: 84,
      ...(state === 'refused' && { code: 'file_pixels' }),
    },
  })
  const files = [file('dark', 'refused'), file('fine', 'here'), file('elsewhere', 'refused')]
  const rows: Record<string, object> = {
    'submission/h1': { person: 'yazan', assignment: 'w1' },
    'assignment/w1': { title: 'جمع الكسور' },
  }
  const homeOf = (person: string) =>
    ({
      person,
      all: async () => files,
      get: async (noun: string, id: string) => {
        const body = rows[`${noun}/${id}`]
        return body && { body }
      },
    }) as unknown as Home
  const refused = await refusedFiles(phone, [homeOf('yazan')])
  expect(refused).toEqual([
    { id: 'dark.h1', type: 'image/webp', code: 'file_pixels', about: 'جمع الكسور', at: now },
  ])
  // His mother, in her own pocket of the same phone, sees his work and has nothing to do with it.
  expect(await refusedFiles(phone, [homeOf('hana')])).toEqual([])
  const text = textOf(page({ ...empty, refused }))
  for (const told of [say('states.needs'), 'جمع الكسور', say('files.file_pixels'), say('files.refused')])
    expect(text).toContain(told)
})
