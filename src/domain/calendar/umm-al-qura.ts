import { daysBetween, midnightUtc, type Day } from './day.ts'

/** A date of the Hijri year: month 1 is Muharram. */
export type HijriDate = { year: number; month: number; day: number }

// The months of 1431 to 1500 as the Umm al-Qura calendar publishes them, three hexadecimal digits a year: a bit
// for each month from Muharram on, 1 for thirty days and 0 for twenty-nine. Browsers carry an older forecast that
// strays from it by a day in many months after August 2029, so they are asked only about other years.
const FIRST_YEAR = 1431
const FIRST_DAY: Day = '2009-12-18'
const YEARS = [
  '6a9 754 b6a 56c aad 555 b29 b92 ba9 5d4',
  'ada 55a aab 595 749 764 baa 5b5 2b6 a56',
  'd2a e95 72a 755 35a 95d 49b a4d d26 d53',
  '5aa aad 4b6 a57 527 a95 b4a b55 36c 9ae',
  '4b6 a96 b4a da5 5d2 5d9 2dc 96d 4ad 655',
  '6d2 b69 374 9b6 4d7 2ab 54b 6a5 752 b69',
  '56b 2ad 94d c95 d4a ea5 6ca ad5 556 c97',
].flatMap(ten => ten.split(' ').map(year => parseInt(year, 16)))

/** The Umm al-Qura date of a day. */
export function ummAlQura(day: Day): HijriDate {
  return fromTable(daysBetween(FIRST_DAY, day)) ?? fromIntl(day)
}

/** Walks the table month by month; undefined outside it. */
function fromTable(daysSinceFirst: number): HijriDate | undefined {
  if (daysSinceFirst < 0) return undefined
  let left = daysSinceFirst
  for (const [index, bits] of YEARS.entries())
    for (let month = 1; month <= 12; month++) {
      const length = 29 + ((bits >> (12 - month)) & 1)
      if (left < length) return { year: FIRST_YEAR + index, month, day: left + 1 }
      left -= length
    }
  return undefined
}

let intl: Intl.DateTimeFormat | undefined

function fromIntl(day: Day): HijriDate {
  intl ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const part: Record<string, number> = {}
  for (const { type, value } of intl.formatToParts(midnightUtc(day))) part[type] = Number(value)
  return { year: part.year!, month: part.month!, day: part.day! }
}
