/** The way back into a pocket whose secret was forgotten: made on its phone, kept by the school, read by who may. */

/** Kept by the school alone; no phone is ever sent it. */
export interface Rescue {
  /** The profile that it opens. */
  profile: string
  code: string
  madeAt: number
}

/** What somebody has asked to read: for him alone, until the pocket has a new code. */
export interface Code {
  pupil: string
  /** One for each phone on which the pupil has a pocket, newest first; none before such a phone has met its school. */
  codes: { code: string; madeAt: number }[]
  readAt: number
}

/** Each reader has a row of his own. */
export const codeId = (pupil: string, reader: string) => `${pupil}.${reader}`
