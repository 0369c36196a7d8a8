import type { Duty } from './duty.ts'

// Principal, beyond the school's own walls: P14 to P22.
export const principalBeyond = [
  {
    id: 'P14',
    person: 'principal',
    noun: 'activities',
    wave: 3,
    title: {
      ar: 'أنشطة ومبادرات',
      en: "activities and initiatives for students' talents on the school's page",
    },
    parts: [
      { id: 'P14.activities', en: 'activities' },
      { id: 'P14.share', en: 'share package' },
    ],
  },
  {
    id: 'P15',
    person: 'principal',
    noun: 'partners',
    wave: 3,
    title: { ar: 'المجتمع المحلّيّ', en: 'relations with local community and institutions' },
    parts: [
      { id: 'P15.partners', en: 'partners register' },
      { id: 'P15.activities', en: 'activity log' },
    ],
  },
  {
    id: 'P16',
    person: 'principal',
    noun: 'growth',
    wave: 3,
    title: { ar: 'النموّ المهنيّ', en: "work with the supervisor on teachers' professional growth plans" },
    parts: [
      { id: 'P16.plan', en: 'growth plan' },
      { id: 'P16.principal', en: 'plan shared by principal' },
      { id: 'P16.supervisor', en: 'plan shared by supervisor' },
      { id: 'P16.teacher', en: 'and plan shared by teacher' },
    ],
  },
  {
    id: 'P17',
    person: 'principal',
    noun: 'samples',
    wave: 2,
    title: {
      ar: 'نماذج الاختبارات الدوليّة',
      en: 'have teachers use sample international tests and send them to students',
    },
    parts: [
      { id: 'P17.bank', en: 'bank of sample tests' },
      { id: 'P17.assignment', en: 'assignment from it' },
    ],
  },
  {
    id: 'P18',
    person: 'principal',
    noun: 'recognitions',
    wave: 3,
    title: { ar: 'تكريم المعلّمين', en: 'reward outstanding teachers' },
    parts: [{ id: 'P18.recognition', en: 'recognition record' }],
  },
  {
    id: 'P19',
    person: 'principal',
    noun: 'pages',
    wave: 3,
    title: { ar: 'صفحة المدرسة', en: "run the school's official page" },
    parts: [
      { id: 'P19.page', en: 'public page kept from the app' },
      { id: 'P19.share', en: 'share packages' },
    ],
  },
  {
    id: 'P20',
    person: 'principal',
    noun: 'networks',
    wave: 3,
    title: { ar: 'شبكة المدارس', en: 'co-ordinate with network schools and the council' },
    parts: [{ id: 'P20.space', en: 'shared space of a school network' }],
  },
  {
    id: 'P21',
    person: 'principal',
    noun: 'stories',
    wave: 3,
    title: { ar: 'نشر التجارب الناجحة', en: "spread teachers' successful experience in and between schools" },
    parts: [{ id: 'P21.stories', en: 'stories to communities' }],
  },
  {
    id: 'P22',
    person: 'principal',
    noun: 'bookings',
    wave: 2,
    title: {
      ar: 'حجز المختبر',
      en: 'the laboratory for students without computer or network, for exams above all, by a plan',
    },
    parts: [
      { id: 'P22.timetable', en: 'laboratory timetable' },
      { id: 'P22.booking', en: 'timetable with booking by need' },
    ],
  },
] as const satisfies readonly Duty[]
