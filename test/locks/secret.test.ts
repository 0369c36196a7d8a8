import { expect, test } from 'vitest'
import { kindsOf, weaknessOf } from '../../src/domain/locks/secret.ts'

test('families choose four pictures or four to six digits, staff six digits or a long secret', () => {
  expect(kindsOf('student')).toEqual(['pictures', 'pin'])
  expect(kindsOf('guardian')).toEqual(['pictures', 'pin'])
  for (const desk of ['teacher', 'counselor', 'principal'] as const)
    expect(kindsOf(desk)).toEqual(['pin', 'secret'])
  expect(weaknessOf('pictures', 'student', 'star palm tent')).toBe('picturesFour')
  expect(weaknessOf('pictures', 'student', 'star palm tent star')).toBeUndefined()
  expect(weaknessOf('pin', 'student', '258')).toBe('pinLength')
  expect(weaknessOf('pin', 'student', '2580741')).toBe('pinLength')
  expect(weaknessOf('pin', 'student', '٢٥٨٠')).toBeUndefined()
  expect(weaknessOf('pin', 'teacher', '2580')).toBe('pinSix')
  expect(weaknessOf('pin', 'teacher', '258074')).toBeUndefined()
  expect(weaknessOf('secret', 'teacher', 'قصير')).toBe('secretLength')
  expect(weaknessOf('secret', 'teacher', 'زيتون وزعتر')).toBeUndefined()
})

test.each(['1111', '1234', '4321', '٩٨٧٦', '000000'])('%s is what everybody tries first', pin => {
  expect(weaknessOf('pin', 'student', pin)).toBe('pinEasy')
})
