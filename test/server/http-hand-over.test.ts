/** "This was mine": work that was handed in under the pocket of a brother or sister on the same phone. */
import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { FileLine, seal } from './file-line.ts'
import { noise } from './noise.ts'
import { day, newSchool } from './school.ts'

eachEngine('work under the wrong pocket', stage => {
  const answers = [{ task: 't1', text: 'ما كتبته لينا' }]

  /** Omar’s phone, on which Lina and sami of another section have pockets too; her work is handed in under his. */
  async function scene(more: object[] = []) {
    stage.clock.now += day
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const { phone, me: omar } = await school.phoneOf('omar')
    const lina = await phone.enrol((await school.card('lina')).link)
    const sami = await phone.enrol((await school.card('sami')).link)
    const work = await school.assign(muna)
    await phone.sync()
    const args = { id: 'h', assignment: work, answers: [{ ...answers[0], files: more }] }
    expect(await phone.does(omar, 'submissions.hand-in', args)).toBe('')
    await muna.phone.sync()
    return { school, muna, phone, omar, lina, sami, work, give: { submission: 'h', to: lina.id, id: 'hers' } }
  }

  test('the school moves it to whose it was, from the hour of the first tap; both children and the teacher see that it did', async () => {
    const { muna, phone, omar, lina, give } = await scene()
    const before = phone.row(omar, 'submission', 'h')!.body
    stage.clock.now += day
    expect(await phone.does(omar, 'submissions.hand-over', give)).toBe('')
    await muna.phone.sync()
    const told = { from: 'omar', to: 'lina', movedAt: stage.clock.now }
    expect(phone.rows(omar, 'submission')).toEqual([])
    expect(phone.row(omar, 'handover', 'h')?.body).toMatchObject(told)
    expect(phone.row(lina, 'submission', 'hers')?.body).toEqual({ ...before, person: 'lina' })
    expect(phone.row(lina, 'handover', 'hers')?.body).toMatchObject(told)
    expect(muna.phone.rows(muna.me, 'submission').map(row => [row.id, row.body.person])).toEqual([
      ['hers', 'lina'],
    ])
    expect(muna.phone.rows(muna.me, 'handover')).toHaveLength(2)
    // His work is open again, and hers can be marked.
    const mark = { submission: 'hers', points: 5, comment: '', ifV: 0 }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    await phone.sync()
    expect(phone.rows(omar, 'mark')).toEqual([])
    expect(phone.row(lina, 'mark', 'hers')?.body).toMatchObject({ person: 'lina', points: 5 })
  })

  test('tapped without network, hand-in and giving cross in one exchange', async () => {
    const { phone, omar, lina, work } = await scene()
    await phone.act(omar, 'submissions.hand-in', { id: 'late', assignment: work, answers })
    await phone.act(omar, 'submissions.hand-over', { submission: 'late', to: lina.id, id: 'late-hers' })
    await phone.sync()
    expect(phone.row(omar, 'submission', 'late')).toBeUndefined()
    expect(phone.row(lina, 'submission', 'late-hers')?.body).toMatchObject({ person: 'lina', attempt: 1 })
  })

  test('a photo that is still on its way goes along, and is opened for her and her teacher alone', async () => {
    const photo = await seal(await noise(300))
    const { muna, phone, omar, lina, give } = await scene([photo.attachment])
    expect(await phone.does(omar, 'submissions.hand-over', give)).toBe('')
    expect((await new FileLine(phone, omar).send(photo)).status).toBe(204)
    await stage.house.arrivals.idle()
    await phone.sync()
    await muna.phone.sync()
    expect(phone.rows(omar, 'file')).toEqual([])
    const [file] = phone.rows(lina, 'file')
    expect(file).toMatchObject({ about: 'hers', body: { state: 'here' } })
    await new FileLine(muna.phone, muna.me).open(file!.body)
  })

  test('who has no pocket on this phone, learns in another section, or did not hand it in, is refused and told why', async () => {
    const { school, phone, omar, lina, sami, give } = await scene()
    const other = await school.phoneOf('lina')
    const does = (who: typeof omar, to: string) =>
      phone.does(who, 'submissions.hand-over', { ...give, to, id: `to-${to}` })
    expect(await does(omar, other.me.id)).toBe('not_beside')
    expect(await does(omar, omar.id)).toBe('not_beside')
    expect(await does(omar, sami.id)).toBe('not_their_work')
    expect(await does(lina, omar.id)).toBe('not_found')
    expect(phone.row(omar, 'submission', 'h')).toBeDefined()
    expect(phone.rows(lina, 'submission')).toEqual([])
  })

  test('marked work stays, and so does work of a pocket that the other has left', async () => {
    const { muna, phone, omar, lina, give } = await scene()
    const mark = { submission: 'h', points: 5, comment: '', ifV: 0 }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    expect(await phone.does(omar, 'submissions.hand-over', give)).toBe('marked_already')
    await stage.house.store.transaction(tx => tx.phones.leave(lina.place, lina.id, stage.clock.now))
    const second = { id: 'second', assignment: phone.row(omar, 'submission', 'h')!.about, answers }
    await phone.does(omar, 'submissions.hand-in', second)
    const left = { ...give, submission: 'second' }
    expect(await phone.does(omar, 'submissions.hand-over', left)).toBe('not_beside')
  })

  test('an id that hides a row of somebody else is no way to write over it', async () => {
    const { muna, phone, omar, lina, work, give } = await scene()
    await phone.does(lina, 'submissions.hand-in', { id: 'own', assignment: work, answers: [] })
    expect(await phone.does(omar, 'submissions.hand-over', { ...give, id: 'own' })).toBe('already_there')
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'submission', 'own')?.body.answers).toEqual([])
    expect(muna.phone.row(muna.me, 'submission', 'h')?.body.person).toBe('omar')
  })
})
