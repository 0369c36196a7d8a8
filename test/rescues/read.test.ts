import { expect, test } from 'vitest'
import { actor, Memory, office, play } from '../domain/memory.ts'

const code = (letter: string) => letter.repeat(16)

/** A pupil of grade `grade` with a pocket on one phone. */
async function pupil(grade: string) {
  const rows = new Memory()
  await play(rows, office, 'sections.open', { id: 's', grade, letter: 'a' })
  await play(rows, office, 'people.admit', {
    id: 'omar',
    name: { own: 'عمر', father: '', grandfather: '', family: 'الخطيب' },
    gender: 'male',
    student: true,
  })
  await play(rows, office, 'people.tie', { id: 't', person: 'omar', role: 'student', target: 's' })
  const omar = actor('omar', ['student', 's'])
  expect(await play(rows, omar, 'rescues.keep', { id: 'k1', profile: 'p1', code: code('A') })).toBe('')
  return { rows, omar }
}

test('the homeroom teacher reads it in every grade, a guardian up to the sixth, and nobody else', async () => {
  const homeroom = actor('muna', ['homeroom', 's'])
  const guardian = actor('hana', ['guardian', 'omar'])
  const others = [
    actor('rana', ['teacher', 's']),
    actor('samar', ['principal', 'school']),
    actor('lina', ['student', 's']),
    actor('other', ['homeroom', 's2']),
    actor('aunt', ['guardian', 'lina']),
  ]
  for (const grade of ['1', '6', '7', '12']) {
    const { rows, omar } = await pupil(grade)
    expect(await play(rows, homeroom, 'rescues.read', { pupil: 'omar' })).toBe('')
    expect((await rows.get('code', 'omar.muna'))?.audience).toBe('self:muna')
    expect((await rows.get('code', 'omar.muna'))?.body.codes).toMatchObject([{ code: code('A') }])
    const may = Number(grade) <= 6
    expect(await play(rows, guardian, 'rescues.read', { pupil: 'omar' })).toBe(may ? '' : 'not_yours pupil')
    for (const other of [...others, omar])
      expect(await play(rows, other, 'rescues.read', { pupil: 'omar' })).toBe('not_yours pupil')
  }
})

test('a new code takes the old one’s place on that phone, and from all who have read it; another phone’s stays', async () => {
  const { rows, omar } = await pupil('6')
  const homeroom = actor('muna', ['homeroom', 's'])
  await play(rows, omar, 'rescues.keep', { id: 'k2', profile: 'p2', code: code('B') })
  await play(rows, homeroom, 'rescues.read', { pupil: 'omar' })
  await play(rows, omar, 'rescues.keep', { id: 'k3', profile: 'p1', code: code('C') })
  expect(await rows.get('code', 'omar.muna')).toBeUndefined()
  await play(rows, homeroom, 'rescues.read', { pupil: 'omar' })
  const codes = (await rows.get('code', 'omar.muna'))!.body.codes.map(one => one.code)
  expect(codes.sort()).toEqual([code('B'), code('C')])
})

test('the school’s own copy reaches no phone', async () => {
  const { rows } = await pupil('6')
  expect((await rows.get('rescue', 'k1'))?.audience).toBe('office')
})
