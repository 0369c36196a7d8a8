import { toLatinDigits } from '../../../domain/digits.ts'

/** An ISO 8601 day, also at the head of a date with time: YYYY-MM-DD. Undefined for anything else, such as 31 April. */
export function isoDay(text: string): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text)
  return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : undefined
}

/** As sheets write days: 2015-03-09, 2015/3/9, 9/3/2015 (day first, as in Jordan; month first only if it must be). */
export function writtenDay(text: string): string | undefined {
  const [first, second, third, ...more] = toLatinDigits(text)
    .trim()
    .split(/[-/.\s]+/)
  if (more.length > 0 || ![first, second, third].every(part => part && /^\d{1,4}$/.test(part)))
    return isoDay(toLatinDigits(text))
  const [a, b, c] = [Number(first), Number(second), Number(third)]
  if (first!.length === 4) return dayOf(a, b, c)
  return third!.length === 4 ? (dayOf(c, b, a) ?? dayOf(c, a, b)) : undefined
}

function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200) return undefined
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  if (month < 1 || month > 12 || day < 1 || day > last) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
