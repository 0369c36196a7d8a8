/** What a family was told of its data, what for, and when it agreed. */

export const purposes = ['learning'] as const
export type Purpose = (typeof purposes)[number]

/** The wording that is shown today; who agreed to an older one is asked anew. */
export const noticeNow = 1

/** For whoever gave it, and for the school's own records. */
export interface Consent {
  person: string
  /** Those whom a guardian answers for, as the school knew them when it came. */
  children: string[]
  purpose: Purpose
  /** Which wording was before his eyes. */
  notice: number
  /** The tap, as far as the phone's clock can be believed. */
  givenAt: number
}

export const consentId = (person: string, purpose: Purpose, notice: number) =>
  `${person}.${purpose}.${notice}`
