/**
 * A refusal is an answer, not an error: a typed value that a screen explains in the reader's words
 * (src/app/words, refusals). The refused work stays with its author and can be sent again.
 */
export const refusalCodes = [
  'unknown_action', // the server does not know the action's name or version
  'too_long', // more than one letter can hold; said before it leaves the phone
  'wrong_shape', // `field` says where
  'not_yours', // the actor may not do this; also said of what he may not see
  'not_found',
  'not_open_yet',
  'already_there',
  'changed_meanwhile', // somebody else changed the row; both copies are shown
  'not_understood', // a letter that does not open or whose signature is wrong
  'unknown_card',
  'card_used_up',
  'card_expired',
  'number_taken', // another letter of this device bears its number: its phone is a copy of another
  'unknown_author', // waits in quarantine until its enrolment arrives
  'device_ended',
  'profile_left', // in another tab its owner took it off this phone
  'weights_over_total',
  'weights_not_total', // a plan's weights add up to something else than a hundred
  'lesson_of_other_section',
  'due_before_publication',
  'points_over_total',
  'no_readers',
  'over_before_begun', // a notice would end before it begins
  'answer_missing',
  'opens_before_due', // solutions open after the hand-in, not before
  'not_due_yet',
  'marked_already', // a mark stands on the work, so its teacher moves it
  'not_beside', // no such pocket lives on this phone
  'guardians_full', // as many as may stand by a child stand by him
  'guardian_denied', // by a court's order
  'asked_enough', // so many of his asks wait already
  'not_their_work', // the work was given to another section than theirs
] as const

/** Codes after which the school keeps the letter though its author is not known to it: sending it again changes nothing. */
export const inQuarantine: ReadonlySet<string> = new Set([
  'unknown_author',
  'card_used_up',
  'card_expired',
  'unknown_card',
  'device_ended',
])

export type RefusalCode = (typeof refusalCodes)[number]
export interface Refusal {
  refused: RefusalCode
  field?: string
}

export const refuse = (refused: RefusalCode, field?: string): Refusal =>
  field === undefined ? { refused } : { refused, field }
