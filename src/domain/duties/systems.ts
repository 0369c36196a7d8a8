import type { Duty } from './duty.ts'

// The systems that the rules and papers name; a Y row's wave is that of the last duty it stands on.
export const systems = [
  {
    id: 'Y1',
    person: 'system',
    noun: 'terms',
    wave: 1,
    title: { ar: 'منصّة التعلّم', en: 'the learning platform' },
    parts: [
      { id: 'Y1.family', en: 'a family uses this product instead' },
      { id: 'Y1.offline', en: 'uses it offline' },
      { id: 'Y1.term', en: 'for a whole term' },
    ],
  },
  {
    id: 'Y2',
    person: 'system',
    noun: 'registers',
    wave: 2,
    title: { ar: 'سجلّ الوزارة', en: "OpenEMIS, the ministry's register" },
    parts: [
      { id: 'Y2.roster', en: 'roster in' },
      { id: 'Y2.marks', en: 'marks out' },
      { id: 'Y2.differences', en: 'differences shown' },
      { id: 'Y2.retyping', en: 'without retyping' },
    ],
  },
  {
    id: 'Y3',
    person: 'system',
    noun: 'pages',
    wave: 3,
    title: { ar: 'الصفحات الرسميّة', en: 'the official pages on social media' },
    parts: [
      { id: 'Y3.notice', en: 'a notice leaves the product as a ready post' },
      { id: 'Y3.activity', en: 'an activity leaves as a ready post' },
      { id: 'Y3.story', en: 'or a story leaves as a ready post' },
      { id: 'Y3.page', en: "it stands on the school's public page" },
    ],
  },
  {
    id: 'Y4',
    person: 'system',
    noun: 'hours',
    wave: 1,
    title: { ar: 'الإرشاد الهاتفيّ', en: 'phone counselling at announced hours' },
    parts: [
      { id: 'Y4.hours', en: 'hours work offline' },
      { id: 'Y4.booking', en: 'booking works offline' },
      { id: 'Y4.calls', en: 'call list: work offline' },
    ],
  },
  {
    id: 'Y5',
    person: 'system',
    noun: 'recoveries',
    wave: 2,
    title: { ar: 'برامج الفاقد التعليميّ', en: 'the learning-loss programmes' },
    parts: [
      { id: 'Y5.gaps', en: 'diagnosed gaps' },
      { id: 'Y5.activities', en: 'matching activities' },
      { id: 'Y5.progress', en: 'progress per student' },
    ],
  },
  {
    id: 'Y6',
    person: 'system',
    noun: 'samples',
    wave: 2,
    title: { ar: 'نماذج الاختبارات', en: 'sample international and national tests' },
    parts: [
      { id: 'Y6.bank', en: 'an importable bank' },
      { id: 'Y6.assignment', en: 'assigned like any work' },
    ],
  },
  {
    id: 'Y7',
    person: 'system',
    noun: 'bookings',
    wave: 2,
    title: { ar: 'مختبر الحاسوب', en: 'the computer laboratory' },
    parts: [
      { id: 'Y7.timetable', en: 'timetable' },
      { id: 'Y7.booking', en: 'timetable with booking for students without device or network' },
    ],
  },
  {
    id: 'Y8',
    person: 'system',
    noun: 'reports',
    wave: 3,
    title: { ar: 'سلسلة التقارير الدوريّة', en: 'the chain of periodic reports' },
    parts: [
      { id: 'Y8.teacher', en: 'teacher → principal' },
      { id: 'Y8.principal', en: 'principal → directorate' },
      { id: 'Y8.data', en: 'made from data' },
      { id: 'Y8.answers', en: 'with answers coming back down' },
    ],
  },
  {
    id: 'Y9',
    person: 'system',
    noun: 'tickets',
    wave: 2,
    title: { ar: 'فريق الدعم', en: 'the support team' },
    parts: [
      { id: 'Y9.tickets', en: 'tickets' },
      { id: 'Y9.accounts', en: 'repair of accounts' },
      { id: 'Y9.relations', en: 'repair of relations' },
    ],
  },
  {
    id: 'Y10',
    person: 'system',
    noun: 'communities',
    wave: 3,
    title: { ar: 'مجتمعات التعلّم المهنيّ', en: 'professional learning communities' },
    parts: [
      { id: 'Y10.communities', en: 'communities run, offline too (L1, of L1-L5)' },
      { id: 'Y10.leadership', en: 'leadership and joining (L2)' },
      { id: 'Y10.culture', en: 'a learning culture (L3)' },
      { id: 'Y10.growth', en: 'training and growth (L4)' },
      { id: 'Y10.partnership', en: 'partners and guests (L5)' },
    ],
  },
] as const satisfies readonly Duty[]
