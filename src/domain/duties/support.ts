import type { Duty } from './duty.ts'

// Technical support team · فريق الدعم الفني.
export const support = [
  {
    id: 'U1',
    person: 'support',
    noun: 'accounts',
    wave: 2,
    title: {
      ar: 'الدخول للجميع',
      en: 'every teacher and student can get in: solve data, teaching-relation and account trouble',
    },
    parts: [
      { id: 'U1.desk', en: 'support desk' },
      { id: 'U1.search', en: 'find a person' },
      { id: 'U1.state', en: 'see the state' },
      { id: 'U1.privacy', en: 'never private content' },
      { id: 'U1.cards', en: 're-issue card' },
      { id: 'U1.relations', en: 'repair relation' },
      { id: 'U1.audit', en: 'all in the audit log' },
    ],
  },
  {
    id: 'U2',
    person: 'support',
    noun: 'tickets',
    wave: 2,
    title: {
      ar: 'ملاحظات المستخدمين',
      en: "collect all users' feedback on the register and the platform, solve or pass on",
    },
    parts: [
      { id: 'U2.feedback', en: 'feedback box' },
      { id: 'U2.tickets', en: 'tickets' },
      { id: 'U2.state', en: 'tickets with state' },
    ],
  },
  {
    id: 'U3',
    person: 'support',
    noun: 'tickets',
    wave: 2,
    title: {
      ar: 'مركز المساعدة',
      en: 'technical help and answers for community, students, teachers, and for time-bound systems such as transfers and first-grade registration',
    },
    parts: [
      { id: 'U3.help', en: 'help centre' },
      { id: 'U3.tickets', en: 'ticket by code without an account' },
    ],
  },
  {
    id: 'U4',
    person: 'support',
    noun: 'registers',
    wave: 2,
    title: {
      ar: 'تدقيق البيانات',
      en: 'supervise entry, checking, updating of basic data and its match with reality',
    },
    parts: [
      { id: 'U4.checks', en: 'import checks' },
      { id: 'U4.differences', en: 'differences between register and platform' },
    ],
  },
  {
    id: 'U5',
    person: 'support',
    noun: 'exports',
    wave: 2,
    title: {
      ar: 'متابعة العلامات',
      en: 'follow entry and checking of marks in OpenEMIS, draw mark tables, match them in time',
    },
    parts: [
      { id: 'U5.schools', en: 'mark export state by school' },
      { id: 'U5.periods', en: 'mark export state by period' },
      { id: 'U5.tables', en: 'mark tables' },
      { id: 'U5.comparison', en: 'comparison' },
    ],
  },
] as const satisfies readonly Duty[]
