import type { Digits, Lang } from '../domain/words.ts'

/** How this phone speaks, whoever's pocket is open. */
export interface Settings {
  lang: Lang
  digits: Digits
}

const keys = { lang: 'haqiba.lang', digits: 'haqiba.digits' } as const

/** Digits that a language comes with: among English words, Arabic-Indic ones would run from right to left. */
export const digitsOf: Record<Lang, Digits> = { ar: 'arab', en: 'latn' }

export function settings(): Settings {
  const lang = localStorage.getItem(keys.lang) === 'en' ? 'en' : 'ar'
  const chosen = localStorage.getItem(keys.digits)
  const digits = chosen === 'latn' || chosen === 'arab' ? chosen : digitsOf[lang]
  return { lang, digits }
}

/** Every word on the screen changes with them, so the page begins anew. */
export function keepSettings({ lang, digits }: Settings) {
  localStorage.setItem(keys.lang, lang)
  localStorage.setItem(keys.digits, digits)
  location.reload()
}
