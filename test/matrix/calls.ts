/** The acts of the walk: what is tried by everybody, and on what. */
import { day } from '../server/school.ts'

export interface Try {
  /** Who tries, and how his own things are called. */
  who: string
  /** Makes what he writes new. */
  tag: string
  place: string
  now: number
  /** The pocket of `classmate` on the phone of `student`. */
  beside: string
}

export interface Call {
  act: string
  /** How he would stand to what it is about. */
  relation: string
  args(one: Try): object
}

/** Whoever has none of his own tries the teacher's. */
const ofTeacher = (who: string) => (who === 'homeroom' ? who : 'teacher')
const id = ({ who, tag }: Try, what: string) => `${what}-${who}-${tag}`

const lessonIn = (section: string) => (one: Try) => ({
  ...{ id: id(one, `lesson-${section}`), section, library: 'shelf', publishAt: one.now },
})
const film = { kind: 'platform', href: 'https://example.org/film', title: 'فيلم', seconds: 60 }
export const workIn = (section: string, more: object) => ({
  ...{ section, subject: 'maths', title: 'واجب', intro: '', lessons: [], weight: 0 },
  tasks: [{ id: 't1', kind: 'text', prompt: 'اشرح', points: 5 }],
  ...more,
})
const giveIn = (section: string) => (one: Try) =>
  workIn(section, { id: id(one, `work-${section}`), publishAt: one.now, dueAt: one.now + day })
export const planIn = (section: string, name: string, subject: string) => ({
  ...{ id: name, section, subject, year: 2025, term: '1', ifV: 0 },
  items: [{ id: 'i1', kind: 'exam', title: 'اختبار', weight: 100, dueOn: '2025-11-02' }],
})
const solve = (assignment: (who: string) => string) => (one: Try) => ({
  ...{ assignment: assignment(one.who), opensAt: one.now + 9 * day },
  answers: [{ task: 't1', text: 'الجواب', why: '' }],
})
const names = (assignment: string, missing: string) => (one: Try) => ({
  ...{ id: id(one, `names-${assignment}`), assignment, missing: [missing], of: 2, note: '' },
})
const say = (kind: string) => (one: Try) => ({
  ...{ id: id(one, kind), kind, title: 'عنوان', text: 'نصّ', to: 'place', source: 'المدرسة' },
  ...{ mustRead: false, publishAt: one.now },
})
const person = { name: { own: 'ليان', father: '', grandfather: '', family: 'الحمايدة' }, gender: 'female' }
const shelved = {
  ...{ publishAt: 1_750_000_000_000, source: 'x.md', hash: '0' },
  lesson: { title: 'الكسور', subject: 'maths', outcomes: [], credits: [], pages: [{ blocks: [] }] },
}
/** What is asked is who may; the walk goes on with all its phones. */
const noPhone = 'x'.repeat(22)
export const fileOfWork = `${'f'.repeat(22)}.handed-teacher`

export const calls: Record<string, Call> = {
  'describe the school': {
    act: 'schools.describe',
    relation: 'school',
    args: () => ({ name: 'مدرسة', nameEn: 'School', hijriOffset: 0 }),
  },
  'open a section': {
    act: 'sections.open',
    relation: 'school',
    args: one => ({ id: id(one, 'new'), grade: '7', letter: 'a' }),
  },
  'begin a year': { act: 'years.begin', relation: 'school', args: () => ({ of: '2030' }) },
  'admit somebody': {
    act: 'people.admit',
    relation: 'school',
    args: one => ({ id: id(one, 'new'), ...person, student: true }),
  },
  'tie somebody': {
    act: 'people.tie',
    relation: 'school',
    args: one => ({ id: id(one, 'tie'), person: 'colleague', role: 'support', target: one.place }),
  },
  'untie somebody': { act: 'people.untie', relation: 'school', args: () => ({ id: 'loose' }) },
  'move a pupil': {
    act: 'people.move',
    relation: 'school',
    args: one => ({ person: 'neighbour', to: '6b', tie: id(one, 'moved') }),
  },
  'shelve a lesson': {
    act: 'lessons.shelve',
    relation: 'school',
    args: one => ({ id: id(one, 'shelf'), ...shelved }),
  },
  'unshelve a lesson': { act: 'lessons.unshelve', relation: 'school', args: () => ({ id: 'old-shelf' }) },
  'publish a lesson in 5a': { act: 'lessons.publish', relation: '5a', args: lessonIn('5a') },
  'publish a lesson in 6b': { act: 'lessons.publish', relation: '6b', args: lessonIn('6b') },
  'film his lesson': {
    act: 'lessons.film',
    relation: 'own',
    args: ({ who }) => ({ id: `lesson-${ofTeacher(who)}`, film }),
  },
  'film another’s lesson': {
    act: 'lessons.film',
    relation: 'another’s',
    args: () => ({ id: 'lesson-colleague', film }),
  },
  'give work in 5a': { act: 'assignments.publish', relation: '5a', args: giveIn('5a') },
  'give work in 6b': { act: 'assignments.publish', relation: '6b', args: giveIn('6b') },
  'publish a plan in 5a': {
    act: 'plans.publish',
    relation: '5a',
    args: one => planIn('5a', id(one, 'plan'), id(one, 'subject')),
  },
  'publish a plan in 6b': {
    act: 'plans.publish',
    relation: '6b',
    args: one => planIn('6b', id(one, 'plan6'), id(one, 'subject')),
  },
  'read the plan of 5a': { act: 'plans.read', relation: '5a', args: () => ({ plan: 'plan.1' }) },
  'read the plan of 6b': { act: 'plans.read', relation: '6b', args: () => ({ plan: 'plan6.1' }) },
  'declare a holiday': {
    act: 'holidays.declare',
    relation: 'school',
    args: one => ({ id: id(one, 'day'), name: 'عطلة', from: '2025-11-02', to: '2025-11-02' }),
  },
  'lift a holiday': {
    act: 'holidays.lift',
    relation: 'school',
    args: ({ who }) => ({ id: who === 'office' ? 'day-office' : 'day-principal' }),
  },
  'hand in work of 5a': {
    act: 'submissions.hand-in',
    relation: '5a',
    args: one => ({ id: id(one, 'handed'), assignment: 'work', answers: [] }),
  },
  'hand in work of 6b': {
    act: 'submissions.hand-in',
    relation: '6b',
    args: one => ({ id: id(one, 'handed6'), assignment: 'work6', answers: [] }),
  },
  'hand over his own work': {
    act: 'submissions.hand-over',
    relation: 'own',
    args: one => ({ submission: `beside-${one.tag}`, to: one.beside, id: id(one, 'given') }),
  },
  'hand over another’s work': {
    act: 'submissions.hand-over',
    relation: 'another’s',
    args: one => ({ submission: 'of-classmate', to: one.beside, id: id(one, 'given-other') }),
  },
  'hold work of a lost phone': {
    act: 'submissions.hold',
    relation: 'school',
    args: one => ({
      ...{ letter: id(one, 'held'), person: 'student', tap: { clock: 0, offset: 0, contact: 0 } },
      handed: { id: id(one, 'held-work'), assignment: 'work', answers: [] },
    }),
  },
  'take in held work of 5a': {
    act: 'submissions.take-in',
    relation: '5a',
    args: ({ who }) => ({ letter: `taken-${ofTeacher(who)}` }),
  },
  'take in held work of 6b': {
    act: 'submissions.take-in',
    relation: '6b',
    args: () => ({ letter: 'held6' }),
  },
  'leave held work of 5a': {
    act: 'submissions.leave-held',
    relation: '5a',
    args: ({ who }) => ({ letter: `left-${who === 'office' ? who : ofTeacher(who)}` }),
  },
  'leave held work of 6b': {
    act: 'submissions.leave-held',
    relation: '6b',
    args: ({ who }) => ({ letter: who === 'office' ? 'left6' : 'held6' }),
  },
  'turn a page in 5a': {
    act: 'progress.keep',
    relation: '5a',
    args: () => ({ lesson: 'lesson-teacher', reached: 1 }),
  },
  'turn a page in 6b': {
    act: 'progress.keep',
    relation: '6b',
    args: () => ({ lesson: 'lesson6', reached: 1 }),
  },
  'set solutions in 5a': {
    act: 'solutions.set',
    relation: '5a',
    args: solve(who => (who === 'office' ? 'task-office' : `task-${ofTeacher(who)}`)),
  },
  'set solutions in 6b': { act: 'solutions.set', relation: '6b', args: solve(() => 'work6') },
  'open solutions': { act: 'solutions.open', relation: 'school', args: () => ({ assignment: 'late' }) },
  'send names of 5a': { act: 'followups.send', relation: '5a', args: names('late', 'classmate') },
  'send names of 6b': { act: 'followups.send', relation: '6b', args: names('late6', 'neighbour') },
  'mark in 5a': {
    act: 'marks.give',
    relation: '5a',
    args: ({ who }) => ({ submission: `handed-${ofTeacher(who)}`, points: 4, comment: '', ifV: 0 }),
  },
  'mark in 6b': {
    act: 'marks.give',
    relation: '6b',
    args: () => ({ submission: 'handed6', points: 4, comment: '', ifV: 0 }),
  },
  'ask about student': {
    act: 'questions.ask',
    relation: 'student',
    args: one => ({ id: id(one, 'q'), child: 'student', teaching: 'teacher-5a', text: 'سؤال' }),
  },
  'ask about classmate': {
    act: 'questions.ask',
    relation: 'classmate',
    args: one => ({ id: id(one, 'qc'), child: 'classmate', teaching: 'teacher-5a', text: 'سؤال' }),
  },
  'answer what he was asked': {
    act: 'questions.answer',
    relation: 'asked',
    args: one => ({
      id: id(one, 'a'),
      question: one.who === 'participant' ? 'asked' : `q-${ofTeacher(one.who)}`,
      text: 'جواب',
    }),
  },
  'answer what another was asked': {
    act: 'questions.answer',
    relation: 'another asked',
    args: one => ({ id: id(one, 'ac'), question: 'q-colleague', text: 'جواب' }),
  },
  encourage: { act: 'notices.publish', relation: 'encouragement', args: say('encouragement') },
  'say officially': { act: 'notices.publish', relation: 'official', args: say('official') },
  'read a notice to all': {
    act: 'notices.read',
    relation: 'all',
    args: () => ({ notice: 'probe-place' }),
  },
  'read a notice to staff': {
    act: 'notices.read',
    relation: 'staff',
    args: () => ({ notice: 'probe-staff' }),
  },
  'take back his notice': {
    act: 'notices.withdraw',
    relation: 'own',
    args: ({ who }) => ({ notice: `mine-${who === 'counselor' ? who : 'principal'}` }),
  },
  'take back another’s notice': {
    act: 'notices.withdraw',
    relation: 'another’s',
    args: ({ who }) => ({ notice: `mine-${who === 'principal' ? 'counselor' : 'principal'}` }),
  },
  'leave his own rescue code': {
    act: 'rescues.keep',
    relation: 'itself',
    args: one => ({ id: id(one, 'rescue'), profile: id(one, 'profile'), code: '7KQ20MZX7KQ20MZX' }),
  },
  'give his own consent': {
    act: 'consents.give',
    relation: 'itself',
    args: () => ({ purpose: 'learning', notice: 1 }),
  },
  'read the rescue code of student': {
    act: 'rescues.read',
    relation: '5a',
    args: () => ({ pupil: 'student' }),
  },
  'read the rescue code of neighbour': {
    act: 'rescues.read',
    relation: '6b',
    args: () => ({ pupil: 'neighbour' }),
  },
  'ask for a child': {
    act: 'guardianships.ask',
    relation: 'itself',
    args: one => ({ id: id(one, 'claim'), child: 'سمر، الصف السادس' }),
  },
  'ask for a correction of his data': {
    act: 'corrections.ask',
    relation: 'itself',
    args: one => ({ id: id(one, 'own-wrong'), person: one.who, wrong: 'name', text: 'الاسم غير صحيح' }),
  },
  'ask for a correction of student': {
    act: 'corrections.ask',
    relation: 'student',
    args: one => ({ id: id(one, 'wrong'), person: 'student', wrong: 'name', text: 'الاسم غير صحيح' }),
  },
  'ask for a correction of classmate': {
    act: 'corrections.ask',
    relation: 'classmate',
    args: one => ({ id: id(one, 'other-wrong'), person: 'classmate', wrong: 'name', text: 'غير صحيح' }),
  },
  'settle a correction': {
    act: 'corrections.settle',
    relation: 'school',
    args: () => ({ id: 'wrong-of-mother', done: true, word: '' }),
  },
  'approve a guardian': {
    act: 'guardianships.approve',
    relation: 'school',
    args: one => ({ petition: 'wanted', child: 'neighbour', id: id(one, 'approved') }),
  },
  'decline a guardian': {
    act: 'guardianships.decline',
    relation: 'school',
    args: () => ({ petition: 'not-wanted' }),
  },
  'end a guardian': {
    act: 'guardianships.end',
    relation: 'school',
    args: () => ({ id: 'aunt-classmate' }),
  },
  'deny a guardian': {
    act: 'guardianships.deny',
    relation: 'school',
    args: ({ who }) => ({
      ...{ guardian: who === 'office' ? 'uncle' : 'grandmother', child: 'classmate', order: '7/2025' },
    }),
  },
  'lift a denial': {
    act: 'guardianships.lift',
    relation: 'school',
    args: ({ who }) => ({ guardian: who === 'office' ? 'aunt' : 'grandmother', child: 'neighbour' }),
  },
  'list his own phones': { act: 'phones.list', relation: 'itself', args: ({ who }) => ({ person: who }) },
  'list the phones of student': { act: 'phones.list', relation: '5a', args: () => ({ person: 'student' }) },
  'list the phones of neighbour': {
    act: 'phones.list',
    relation: '6b',
    args: () => ({ person: 'neighbour' }),
  },
  'end a phone of his own': {
    act: 'phones.end',
    relation: 'itself',
    args: ({ who }) => ({ person: who, device: noPhone }),
  },
  'end a phone of student': {
    act: 'phones.end',
    relation: '5a',
    args: () => ({ person: 'student', device: noPhone }),
  },
  'end a phone of neighbour': {
    act: 'phones.end',
    relation: '6b',
    args: () => ({ person: 'neighbour', device: noPhone }),
  },
  'tell of a file': {
    act: 'files.arrive',
    relation: 'school',
    args: () => ({ file: fileOfWork, state: 'refused', code: 'file_broken' }),
  },
  'close a section': { act: 'sections.close', relation: 'school', args: () => ({ id: 'closing' }) },
}
