import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('questions and progress', stage => {
  async function scene() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const lesson = { id: 'lesson', section: '5a', library: 'shelf', publishAt: stage.clock.now }
    expect(await muna.phone.does(muna.me, 'lessons.publish', lesson)).toBe('')
    await omar.phone.sync()
    return { school, muna, omar }
  }

  test('S8.threads S8.answerby T6.answerby: a child asks on a page, the teacher answers, child and guardian read it', async () => {
    const { school, muna, omar } = await scene()
    const hanan = await school.phoneOf('hanan')
    const ask = { id: 'q', child: 'omar', teaching: 'muna-5a', lesson: 'lesson', page: 2, text: 'لماذا؟' }
    expect(await omar.phone.does(omar.me, 'questions.ask', ask)).toBe('')
    await muna.phone.sync()
    const asked = muna.phone.row(muna.me, 'question', 'q')!.body
    expect(asked).toMatchObject({ personName: 'عمر الحمايدة', lessonTitle: 'الكسور', page: 2, to: 'muna' })
    expect(asked.answerBy).toBeGreaterThan(asked.askedAt)
    const answer = { id: 'a', question: 'q', text: 'لأنّ المقام واحد.' }
    expect(await omar.phone.does(omar.me, 'questions.answer', { ...answer, id: 'own' })).toBe('not_yours')
    expect(await muna.phone.does(muna.me, 'questions.answer', answer)).toBe('')
    for (const { phone, me } of [omar, hanan]) {
      await phone.sync()
      expect(phone.row(me, 'answer', 'a')?.body).toMatchObject({
        text: 'لأنّ المقام واحد.',
        name: 'منى الحمايدة',
      })
    }
  })

  test('G2.queries: a guardian’s question and its answer are between the two', async () => {
    const { school, muna, omar } = await scene()
    const hanan = await school.phoneOf('hanan')
    const samir = await school.phoneOf('samir')
    const ask = { id: 'talk', child: 'omar', teaching: 'muna-5a', text: 'كيف حاله؟' }
    expect(await hanan.phone.does(hanan.me, 'questions.ask', ask)).toBe('')
    await muna.phone.sync()
    expect(
      await muna.phone.does(muna.me, 'questions.answer', { id: 'a', question: 'talk', text: 'بخير.' }),
    ).toBe('')
    await hanan.phone.sync()
    expect(hanan.phone.row(hanan.me, 'answer', 'a')?.body.text).toBe('بخير.')
    for (const { phone, me } of [omar, samir]) {
      await phone.sync()
      expect([...phone.rows(me, 'question'), ...phone.rows(me, 'answer')]).toEqual([])
    }
  })

  test('S3.progress: the furthest page counts, in whatever order the pages arrive', async () => {
    const { school, omar } = await scene()
    let lesson = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
        async pages => {
          const id = `nine-${++lesson}`
          const blocks = { blocks: [] }
          const content = {
            title: 'x',
            subject: 'x',
            outcomes: [],
            credits: [],
            pages: Array(9).fill(blocks),
          }
          const args = {
            id,
            section: '5a',
            publishAt: stage.clock.now,
            source: '',
            hash: '',
            lesson: content,
          }
          await school.office('lessons.shelve', args)
          const letters = await Promise.all(
            pages.map(reached => omar.phone.write(omar.me, 'progress.keep', { lesson: id, reached })),
          )
          const half = Math.ceil(letters.length / 2)
          await Promise.all([omar.phone.send(letters.slice(0, half)), omar.phone.send(letters.slice(half))])
          await omar.phone.sync()
          const furthest = Math.max(...pages)
          expect(omar.phone.row(omar.me, 'progress', `${id}.omar`)?.body).toEqual({
            lesson: id,
            person: 'omar',
            reached: furthest,
            pages: 9,
            done: furthest === 9,
          })
        },
      ),
      { numRuns: 12 },
    )
  })

  test('a page past the last is the last', async () => {
    const { omar } = await scene()
    expect(await omar.phone.does(omar.me, 'progress.keep', { lesson: 'lesson', reached: 200 })).toBe('')
    expect(omar.phone.row(omar.me, 'progress', 'lesson.omar')?.body).toMatchObject({ reached: 2, done: true })
  })
})
