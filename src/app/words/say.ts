import type { Digits, Lang, Say } from '../../domain/words.ts'
import * as arabic from './ar/index.ts'
import type { Dictionary } from './learnt.ts'
import { keyInstead, shownValue } from './shown.ts'

/**
 * A `say` of one screenful of code. Hydration of a prepared page needs words at once, and i18next (14 kB of
 * brotli) does not fit before it; a test proves that both say the same for every key.
 */
export function plainSay(dictionary: Dictionary, lang: Lang, digits: Digits): Say {
  const plurals = new Intl.PluralRules(lang)
  const say: Say = (key, values = {}) => {
    const [noun = '', name = ''] = key.split('.')
    const words = dictionary[noun] ?? {}

    // The most particular form that was written wins: context and plural, context, plural, the bare key.
    const { count, context } = values
    const form = typeof count === 'number' ? `_${plurals.select(count)}` : ''
    const zero = count === 0 ? '_zero' : form
    const address = context === undefined ? '' : `_${String(context)}`
    const suffixes = [address + zero, address + form, address, zero, form, '']
    const suffix = suffixes.find(it => words[name + it] !== undefined)
    if (suffix === undefined) return say(keyInstead(key), values)

    return words[name + suffix]!.replace(/{{(\w+)}}/g, (_, value: string) => {
      if (values[value] === undefined) throw new Error(`${key} needs the value ${value}`)
      return shownValue(values[value], lang, digits)
    })
  }
  return say
}

/** All of Arabic at once, for pages that are drawn ahead and for tests; no phone carries it. */
export function sayArabic(digits: Digits = 'arab'): Say {
  return plainSay(arabic, 'ar', digits)
}
