import type { Duty } from './duty.ts'

// Educational council · المجلس التربوي.
export const council = [
  {
    id: 'A1',
    person: 'council',
    noun: 'councils',
    wave: 3,
    title: { ar: 'شراكة المدرسة والمجتمع', en: 'real partnership of schools and community' },
    parts: [
      { id: 'A1.space', en: 'council space' },
      { id: 'A1.members', en: 'members' },
      { id: 'A1.meetings', en: 'meetings' },
      { id: 'A1.decisions', en: 'decisions' },
    ],
  },
  {
    id: 'A2',
    person: 'council',
    noun: 'difficulties',
    wave: 3,
    title: { ar: 'صعوبات وحلول', en: 'channels with the community to find difficulties and solutions' },
    parts: [
      { id: 'A2.form', en: 'public question form' },
      { id: 'A2.difficulties', en: 'board of difficulties' },
      { id: 'A2.solutions', en: 'board of solutions' },
    ],
  },
  {
    id: 'A3',
    person: 'council',
    noun: 'contributions',
    wave: 3,
    title: { ar: 'دعم المدارس', en: 'support schools with community institutions within the law' },
    parts: [
      { id: 'A3.pledges', en: 'pledges log' },
      { id: 'A3.contributions', en: 'contributions log' },
    ],
  },
  {
    id: 'A4',
    person: 'council',
    noun: 'remarks',
    wave: 3,
    title: { ar: 'ملاحظات المجلس', en: 'stay in touch with the school, give remarks and suggestions' },
    parts: [{ id: 'A4.remarks', en: 'remarks routed to the principal' }],
  },
  {
    id: 'A5',
    person: 'council',
    noun: 'priorities',
    wave: 3,
    title: {
      ar: 'حاجات وأولويّات',
      en: "study shared needs, set priorities, raise them to the directorate's team",
    },
    parts: [
      { id: 'A5.needs', en: 'needs list' },
      { id: 'A5.votes', en: 'needs list with votes' },
      { id: 'A5.escalation', en: 'raised upward' },
    ],
  },
] as const satisfies readonly Duty[]
