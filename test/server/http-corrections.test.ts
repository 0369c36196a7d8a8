/** S1: a family finds a mistake in what the school keeps of it, and the principal answers. */
import { expect, test } from 'vitest'
import { mostCorrections } from '../../src/domain/corrections/correction.ts'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('what the school keeps is wrong', stage => {
  const open = async () => {
    const school = await newSchool(stage)
    const [hanan, omar] = [await school.phoneOf('hanan'), await school.phoneOf('omar')]
    const [adel, muna] = [await school.phoneOf('adel'), await school.phoneOf('muna')]
    return { hanan, omar, adel, muna }
  }
  type Here = Awaited<ReturnType<typeof open>>['hanan']
  const asks = ({ phone, me }: Here, id: string, person: string, text = 'اسم العائلة: الحمايدة') =>
    phone.does(me, 'corrections.ask', { id, person, wrong: 'name', text })
  const rows = ({ phone, me }: Here, noun: string) => phone.rows(me, noun).map(row => row.id)

  test('S1.correction: a mother speaks for her child, the principal puts it right, and she alone hears of it', async () => {
    const { hanan, omar, adel, muna } = await open()
    expect(await asks(hanan, 'wrong', 'omar')).toBe('')
    await adel.phone.sync()
    expect(adel.phone.row(adel.me, 'remark', 'wrong')!.body).toMatchObject({
      ...{ person: 'omar', name: 'عمر الحمايدة', asker: 'hanan', wrong: 'name' },
      text: 'اسم العائلة: الحمايدة',
    })
    const settle = { id: 'wrong', done: true, word: '' }
    expect(await muna.phone.does(muna.me, 'corrections.settle', settle)).toBe('not_yours')
    expect(await adel.phone.does(adel.me, 'corrections.settle', settle)).toBe('')
    for (const { phone } of [hanan, omar, muna]) await phone.sync()
    expect(hanan.phone.row(hanan.me, 'corrected', 'wrong')!.body).toMatchObject({
      done: true,
      person: 'omar',
    })
    expect([rows(hanan, 'correction'), rows(adel, 'remark')]).toEqual([[], []])
    for (const other of [omar, muna])
      expect([rows(other, 'corrected'), rows(other, 'remark')]).toEqual([[], []])
    expect(await adel.phone.does(adel.me, 'corrections.settle', settle)).toBe('not_found')
  })

  test('S1.correction: what stands as it is has a reason, which the child reads', async () => {
    const { omar, adel } = await open()
    expect(await asks(omar, 'wrong', 'omar')).toBe('')
    await adel.phone.sync()
    const stands = { id: 'wrong', done: false, word: ' ' }
    expect(await adel.phone.does(adel.me, 'corrections.settle', stands)).toBe('wrong_shape')
    const word = 'هكذا هو في شهادة الميلاد.'
    expect(await adel.phone.does(adel.me, 'corrections.settle', { ...stands, word })).toBe('')
    await omar.phone.sync()
    expect(omar.phone.row(omar.me, 'corrected', 'wrong')!.body).toMatchObject({ done: false, word })
  })

  test('nobody speaks for another’s child, and so many wait of one person', async () => {
    const { hanan, omar, muna } = await open()
    expect(await asks(hanan, 'other', 'lina')).toBe('not_yours')
    expect(await asks(omar, 'mother', 'hanan')).toBe('not_yours')
    expect(await asks(muna, 'staff', 'omar')).toBe('not_yours')
    expect(await asks(hanan, 'empty', 'omar', '  ')).toBe('wrong_shape')
    for (let n = 0; n < mostCorrections; n++) expect(await asks(hanan, `n${n}`, 'omar')).toBe('')
    expect(await asks(hanan, 'n0', 'omar')).toBe('already_there')
    expect(await asks(hanan, 'more', 'omar')).toBe('asked_enough')
  })
})
