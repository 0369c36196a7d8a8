/** Who may do what: resource and action are the two words of an act's name, `lessons.publish`. */
import type { Actor } from '../action.ts'
import type { Tie } from '../people/person.ts'
import type { Asker, Relation } from './rule.ts'
import { rulesOf } from './rule.ts'

const office = { 'whole place': 'office' }
const teaching = 'teacher homeroom'
const inSection = { 'own section': teaching }
const family = 'student guardian'
const outside = 'supervisor head-of-supervision department-head director council-member'
/** Who may say of whom that his phone was lost: of himself a grown-up; a pupil says it at home or to his teacher. */
const lost = {
  itself: `guardian ${teaching} counselor`,
  'own child': 'guardian',
  'own section': 'homeroom',
  'whole place': 'principal',
}
const all = `${family} ${teaching} principal counselor support laboratory-keeper ${outside}`

export const acting = rulesOf({
  schools: { describe: office },
  sections: { open: office, close: office },
  years: { begin: office },
  people: { admit: office, tie: office, untie: office, move: office },
  lessons: {
    shelve: office,
    unshelve: office,
    publish: { ...office, ...inSection },
    film: { ...office, 'own work': teaching },
  },
  assignments: { publish: { ...office, ...inSection } },
  plans: {
    publish: { ...office, ...inSection },
    read: { 'before him': `${family} ${teaching} principal counselor` },
  },
  holidays: { declare: { 'whole place': 'office principal' }, lift: { 'whole place': 'office principal' } },
  // Late is never refused, and neither is what a section that he has left had given him (reading.ts, finish).
  submissions: {
    'hand-in': { 'before him': 'student' },
    'hand-over': { 'own work': 'student' },
    hold: office,
    'take-in': inSection,
    'leave-held': { ...office, ...inSection },
  },
  progress: { keep: { 'before him': 'student' } },
  solutions: { set: { ...office, ...inSection }, open: office },
  followups: { send: inSection },
  marks: { give: inSection },
  questions: {
    ask: { itself: 'student', 'own child': 'guardian' },
    // A participant once taught here, and still owes somebody an answer.
    answer: { asked: `${teaching} participant` },
  },
  notices: {
    'publish-official': { 'whole place': 'principal' },
    'publish-encouragement': { 'whole place': 'principal counselor' },
    read: {
      'before him': all,
    },
    withdraw: { 'own work': 'principal counselor' },
  },
  // The code opens a pocket whose secret was forgotten; of an older child his guardian reads none (rescues/rescue.ts).
  rescues: {
    // A phone that has not met its school yet knows of no tie either, and must not wait with the way back.
    keep: { itself: `${all} participant leaver ended` },
    read: { 'own section': 'homeroom', 'own child': 'guardian' },
  },
  guardianships: {
    ask: { itself: 'guardian' },
    approve: { 'whole place': 'principal' },
    decline: { 'whole place': 'principal' },
    end: { 'whole place': 'principal' },
    deny: { 'whole place': 'office principal' },
    lift: { 'whole place': 'office principal' },
  },
  corrections: {
    ask: { itself: 'student guardian', 'own child': 'guardian' },
    settle: { 'whole place': 'principal' },
  },
  // Everybody is told what is kept of him before his first contact, and answers for himself.
  consents: { give: { itself: `${all} participant leaver ended` } },
  phones: { list: lost, end: lost },
  files: { arrive: office },
})

/** What an act concerns. */
export interface About {
  section?: string
  child?: string
  /** Who made it, and to whom it was addressed. */
  by?: string
  to?: string
}

const related: Partial<Record<Relation, (actor: Actor, about: About, tie?: Tie) => boolean>> = {
  'whole place': () => true,
  // Asked only of rows that were found among what the actor may read.
  'before him': () => true,
  itself: ({ person }, { child }) => child === person,
  asked: ({ person }, { to }) => to === person,
  'own child': (_, { child }, tie) => tie?.target === child,
  'own section': (_, { section }, tie) => tie?.target === section,
  'own work': ({ person }, { by, section }, tie) =>
    by === person && (section === undefined || tie?.target === section),
}

/** Whether the table lets this actor do it: by the office's right, or by one of his present ties. */
export function may(actor: Actor, act: string, about: About = {}): boolean {
  const holds = (role: Asker) => {
    if (role === 'office') return actor.office ? [undefined] : []
    if (role === 'ended') return !actor.office && actor.ties.length === 0 ? [undefined] : []
    return actor.ties.filter(tie => tie.role === role)
  }
  return acting.some(
    ({ role, relation, resource, action }) =>
      act === `${resource}.${action}` && holds(role).some(tie => related[relation]?.(actor, about, tie)),
  )
}
