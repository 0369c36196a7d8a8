import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latenessOf, tappedAt } from '../../src/domain/submissions/submission.ts'

const time = fc.integer({ min: 0, max: 1_000_000 })
const tap = fc.record({ clock: time, offset: fc.integer({ min: -1_000_000, max: 1_000_000 }), contact: time })

test('a tap lies between the last contact and the arrival, whatever the phone’s clock says', () => {
  fc.assert(
    fc.property(tap, time, (tap, wait) => {
      const arrival = tap.contact + wait
      const at = tappedAt(tap, arrival)
      expect(at).toBeGreaterThanOrEqual(tap.contact)
      expect(at).toBeLessThanOrEqual(arrival)
    }),
  )
})

test('what arrives in time is in time; later it is late, unless the tap can have been before', () => {
  fc.assert(
    fc.property(tap, time, time, (tap, wait, dueAt) => {
      const arrival = tap.contact + wait
      const lateness = latenessOf(tap, arrival, dueAt)
      expect(lateness === 'in_time').toBe(arrival <= dueAt)
      if (tap.contact > dueAt) expect(lateness).toBe('late')
    }),
  )
})

test('a contact that lies after the arrival cannot be, and does not make a tap later than its arrival', () => {
  expect(tappedAt({ clock: 5, offset: 0, contact: 900 }, 100)).toBe(100)
})

test('the server’s time is the phone’s and what it was ahead', () => {
  expect(tappedAt({ clock: 1000, offset: 500, contact: 0 }, 9999)).toBe(1500)
  expect(tappedAt({ clock: 1000, offset: -500, contact: 0 }, 9999)).toBe(500)
})
