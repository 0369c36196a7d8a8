/**
 * Who may what, written by hand from the list of duties and from nothing else: src/domain/policy is held against it. The school
 * of the walk (town.ts) is small: sections 5a and 6b; `student`, `classmate` learn in 5a, `neighbour` in 6b; everybody else is
 * called by his role, and belongs to 5a where he belongs to a section. What is not written here, nobody may.
 */

export interface May {
  /** Audiences whose rows he is sent; `self` is his own. */
  reads: readonly string[]
  /** Acts (calls.ts) that the school does for him. */
  does: readonly string[]
  /** Doors (doors.ts) that let him in. */
  enters: readonly string[]
}

const circlesOf = (who: string) => ['', '-grade:5', ':5a'].map(where => who + where)
const allCircles = ['students', 'guardians', 'teachers'].flatMap(who =>
  ['', '-grade:5', '-grade:6', ':5a', ':6b'].map(where => who + where),
)
const files = ['announce a file', 'ask for a file', 'send a file', 'take a file back']
const ownFiles = [...files, 'fetch own']

// S2: whoever has a pocket leaves the code that opens it again with the school.
const ownCode = 'leave his own rescue code'
const ownData = 'ask for a correction of his data'
// Whoever is told what is kept of him answers to it.
const consent = 'give his own consent'

// S2: whoever lost a phone ends it; so does a parent for a child, a homeroom teacher for a pupil, a principal for anybody.
// Issue 5 «Guardians»: linked by the principal's approval; by a court's order shown nothing. The office has the order at hand too.
const guardianships = [
  'approve a guardian',
  'decline a guardian',
  'end a guardian',
  'deny a guardian',
  'lift a denial',
]

const ownPhone = ['list his own phones', 'end a phone of his own']
const phoneOfStudent = ['list the phones of student', 'end a phone of student']
const phoneOfNeighbour = ['list the phones of neighbour', 'end a phone of neighbour']

// Everybody who has a tie hears of himself; those who belong to the school hear what is said to all of it.
const ofStaff: May = {
  reads: ['place', 'staff', 'self'],
  does: ['read a notice to all', 'read a notice to staff', ownCode, consent],
  enters: ownFiles,
}
// They answer for schools and meet them, and have no desk in any: D6 «never a private message», A1, A4.
const fromOutside: May = {
  reads: ['place', 'self'],
  does: ['read a notice to all', ownCode, consent],
  enters: ownFiles,
}

// T1 plans, T2 lessons and films, T5 assignments, T6 answers, T7 marks and names of those who do not follow, T8 solutions.
const teacher: May = {
  reads: [
    ...ofStaff.reads,
    'section:5a',
    'watch:5a',
    'pupil:student',
    'pupil:classmate',
    ...circlesOf('teachers'),
  ],
  does: [
    ...ofStaff.does,
    'publish a plan in 5a',
    'read the plan of 5a',
    'publish a lesson in 5a',
    'film his lesson',
    'give work in 5a',
    'set solutions in 5a',
    'mark in 5a',
    // Issue 5 «Lost or stolen phone»: what came too late is shown to the teacher, who knows the child's hand.
    'take in held work of 5a',
    'leave held work of 5a',
    'send names of 5a',
    'answer what he was asked',
    ...ownPhone,
  ],
  enters: [...ownFiles, 'announce a film', 'ask for his film', 'send his film'],
}

export const expected: Record<string, May> = {
  // S3 lessons and progress, S4 plans, S5 hands in, S8 asks, S10 notices.
  student: {
    reads: [
      'place',
      'section:5a',
      'pupil:student',
      'self',
      ...circlesOf('students'),
      'students+guardians:5a',
    ],
    does: [
      'read a notice to all',
      'read the plan of 5a',
      'hand in work of 5a',
      // Issue 5 «Wrong child»: whoever holds the pocket gives away what was handed in from it.
      'hand over his own work',
      'turn a page in 5a',
      'ask about student',
      // S1: with a guardian, makes sure that his own data is right.
      ownData,
      'ask for a correction of student',
      ownCode,
      consent,
    ],
    enters: ownFiles,
  },
  // G1 follows his own child, G2 asks about him. Nothing of the child next to him.
  guardian: {
    reads: [
      'place',
      'section:5a',
      'pupil:student',
      'self',
      ...circlesOf('guardians'),
      'students+guardians:5a',
    ],
    // S2: of his young child he reads the code that opens the pocket again.
    does: [
      'read a notice to all',
      'read the plan of 5a',
      'ask about student',
      ownCode,
      consent,
      'read the rescue code of student',
      'ask for a child',
      ownData,
      'ask for a correction of student',
      ...ownPhone,
      ...phoneOfStudent,
    ],
    enters: ownFiles,
  },
  teacher,
  // P4: the same, and more later; a role of its own. S2: reads the code that opens a pupil's pocket again.
  homeroom: { ...teacher, does: [...teacher.does, 'read the rescue code of student', ...phoneOfStudent] },
  // C2, C3: speaks to all, and so hears all that is said to some. No child's marks, no questions, no names.
  counselor: {
    reads: [
      ...ofStaff.reads,
      'section:5a',
      'section:6b',
      ...allCircles,
      'students+guardians:5a',
      'guardians+teachers-grade:6',
    ],
    does: [
      ...ofStaff.does,
      'read the plan of 5a',
      'read the plan of 6b',
      'encourage',
      'take back his notice',
      ...ownPhone,
    ],
    enters: ownFiles,
  },
  // P1 register, P3 plans, T7 «to the principal with the names of those who do not follow», notices and holidays.
  principal: {
    reads: [
      ...ofStaff.reads,
      'section:5a',
      'section:6b',
      'watch:5a',
      'watch:6b',
      'families',
      ...allCircles,
      'students+guardians:5a',
      'guardians+teachers-grade:6',
    ],
    does: [
      ...ofStaff.does,
      'read the plan of 5a',
      'read the plan of 6b',
      'encourage',
      'say officially',
      'take back his notice',
      'declare a holiday',
      'lift a holiday',
      ...ownPhone,
      ...phoneOfStudent,
      ...phoneOfNeighbour,
      ...guardianships,
      'settle a correction',
    ],
    enters: [...ownFiles, 'bring a register'],
  },
  // U1 «never private content».
  support: ofStaff,
  // P11 his tasks are the school's.
  'laboratory-keeper': ofStaff,
  // V1 reads the content, which lies on the library's shelf.
  supervisor: ofStaff,
  'head-of-supervision': ofStaff,
  'department-head': fromOutside,
  director: fromOutside,
  'council-member': fromOutside,
  // Taught here once and still owes an answer in a thread.
  participant: {
    reads: ['thread:asked', 'self'],
    does: ['answer what he was asked', ownCode, consent],
    enters: ownFiles,
  },
  // Left the school, and keeps what is his own.
  leaver: { reads: ['pupil:leaver', 'self'], does: [ownCode, consent], enters: ownFiles },
  // His ties are past. A file follows its letter, and may still be on its way.
  ended: { reads: [], does: [ownCode, consent], enters: files },
  // Learns in 6b and had learnt in 5a. He is sent nothing of 5a any more; what he did there before he heard of it still arrives.
  moved: {
    reads: [],
    does: ['hand in work of 5a', 'turn a page in 5a', 'read the plan of 5a'],
    enters: [],
  },
  // Whatever his tie says, his phone is ended; its letters wait. The files of what he did before may still come for three days.
  'ended-device': { reads: [], does: [], enters: [...files, 'let a letter wait'] },
  anonymous: {
    reads: [],
    does: [],
    enters: [
      'see a page',
      'see the worker that clears',
      'ask for health',
      'see the demo’s cards',
      'ask for a card’s school',
      'send a letter',
      'carry a letter',
      'ask what uploads can',
      'let a letter wait',
    ],
  },
  // At the command line: opens the school, brings registers, plays the demo. It reads nothing over the wire.
  office: {
    reads: [],
    does: [
      'describe the school',
      'open a section',
      'close a section',
      'begin a year',
      'admit somebody',
      'tie somebody',
      'untie somebody',
      'move a pupil',
      'shelve a lesson',
      'unshelve a lesson',
      'publish a lesson in 5a',
      'publish a lesson in 6b',
      'film his lesson',
      'film another’s lesson',
      'give work in 5a',
      'give work in 6b',
      'publish a plan in 5a',
      'publish a plan in 6b',
      'set solutions in 5a',
      'hold work of a lost phone',
      'leave held work of 5a',
      'leave held work of 6b',
      'set solutions in 6b',
      'open solutions',
      'declare a holiday',
      'lift a holiday',
      'tell of a file',
      'deny a guardian',
      'lift a denial',
    ],
    enters: [],
  },
}
