import type { Digits, Lang, Say } from '../../domain/words.ts'
import { learnt, whenLearnt, type Dictionary } from './learnt.ts'
import { plainSay } from './say.ts'
import { keyInstead, shownValue } from './shown.ts'

/** Arabic grows with the screens; English is fetched as a whole when someone first asks for it. */
async function dictionaryOf(lang: Lang): Promise<Dictionary> {
  return lang === 'ar' ? learnt : await import('./en/index.ts')
}

/** A `say` without i18next, for the first painted screen in either language. */
export async function firstWords(lang: Lang, digits: Digits): Promise<Say> {
  return plainSay(await dictionaryOf(lang), lang, digits)
}

/** A `say` by i18next, once the screen is painted and idle; swap it in through SayContext. */
export async function startWords(lang: Lang, digits: Digits): Promise<Say> {
  const [{ createInstance }, dictionary] = await Promise.all([import('i18next'), dictionaryOf(lang)])
  const i18next = createInstance()
  await i18next.init({
    lng: lang,
    resources: { [lang]: { translation: {} } },
    fallbackLng: false,
    nsSeparator: false,
    // Preact escapes what it draws.
    interpolation: { escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (_, value: RegExpExecArray) => {
      throw new Error(`A sentence needs the value ${value[1]}`)
    },
  })
  const take = (words: Dictionary) => i18next.addResourceBundle(lang, 'translation', words, true, true)
  take(dictionary)
  if (lang === 'ar') whenLearnt(take)

  const say: Say = (key, values = {}) => {
    // `exists` looks for one form of the key, so it has to know count and context; a noun alone also exists.
    if (!key.includes('.') || !i18next.exists(key, values)) return say(keyInstead(key), values)
    // The count chooses the form as a number, and stands in the sentence as digits.
    const replace = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, shownValue(value, lang, digits)]),
    )
    return i18next.t(key, { ...values, replace })
  }
  return say
}
