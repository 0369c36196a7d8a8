/** The language a person reads. Arabic is the house's own; English is fetched when chosen. */
export type Lang = 'ar' | 'en'

/** The digits a person reads: ٠١٢ or 012. */
export type Digits = 'arab' | 'latn'

/**
 * Turns a key into words: `say('lessons.count', { count: 3 })` gives «٣ دروس».
 *
 * A key is `noun.name`, as in `src/app/words/ar/<noun>.json`. Two values are special: `count` (a number) picks
 * one of the six plural forms, `context: 'male' | 'female'` picks how the person is addressed. Numbers are put
 * into the sentence in the person's digits. A key that nobody wrote is a bug, and throws.
 */
export type Say = (key: string, values?: Record<string, unknown>) => string
