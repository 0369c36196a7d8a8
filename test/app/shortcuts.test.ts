import { expect, test } from 'vitest'
import { screens as counselor } from '../../src/app/people/counselor.screens.ts'
import { screens as guardian } from '../../src/app/people/guardian.screens.ts'
import { screens as principal } from '../../src/app/people/principal.screens.ts'
import { screens as student } from '../../src/app/people/student.screens.ts'
import { screens as teacher } from '../../src/app/people/teacher.screens.ts'
import { elsewhere, shortcuts } from '../../src/app/shortcuts.ts'

const addressesOf = (screens: readonly { path: string }[]) => [...screens.map(one => one.path), '/sent']
const desks = {
  student: addressesOf(student),
  guardian: addressesOf(guardian),
  teacher: addressesOf(teacher),
  principal: addressesOf(principal),
  counselor: addressesOf(counselor),
}
const led = (desk: keyof typeof desks) =>
  shortcuts.map(({ url }) => [url, elsewhere(url, desks[desk])]).filter(([, to]) => to)

test('a child has all that the phone’s menu offers', () => {
  expect(led('student')).toEqual([])
})

test('a shortcut that a person has no screen for leads to his nearest one, else home', () => {
  expect(led('guardian')).toEqual([['/lessons', '/']])
  expect(led('teacher')).toEqual([['/messages', '/inbox']])
  expect(led('principal')).toEqual([
    ['/lessons', '/'],
    ['/deadlines', '/plans'],
    ['/messages', '/notices'],
  ])
  expect(led('counselor')).toEqual([
    ['/lessons', '/'],
    ['/deadlines', '/'],
    ['/messages', '/notices'],
  ])
})

test('an address that nobody offers is led nowhere', () => {
  expect(elsewhere('/nowhere', desks.guardian)).toBeUndefined()
  expect(elsewhere('/lessons/amal/olives', desks.principal)).toBeUndefined()
})
