import type { Duty } from './duty.ts'

// Principal · مدير المدرسة (the homeroom teacher of P4 and the laboratory keeper of P11 are roles of their own): P1 to P13.
export const principal = [
  {
    id: 'P1',
    person: 'principal',
    noun: 'registers',
    wave: 2,
    title: { ar: 'بيانات المدرسة', en: "keep the school's OpenEMIS data right and fresh" },
    parts: [
      { id: 'P1.imports', en: 'register import' },
      { id: 'P1.differences', en: 'import with a difference report' },
      { id: 'P1.freshness', en: 'freshness shown' },
    ],
  },
  {
    id: 'P2',
    person: 'principal',
    noun: 'accounts',
    wave: 2,
    title: {
      ar: 'حسابات فاعلة',
      en: 'every teacher and student has an active account; technical trouble is solved with support',
    },
    parts: [
      { id: 'P2.activation', en: 'activation board' },
      { id: 'P2.cards', en: 'cards printed again' },
      { id: 'P2.tickets', en: 'tickets' },
    ],
  },
  {
    id: 'P3',
    person: 'principal',
    noun: 'plans',
    wave: 2,
    title: {
      ar: 'خطط المعلّمين',
      en: "collect every teacher's plan, follow its execution, assessment and teachers' interaction",
    },
    parts: [
      { id: 'P3.received', en: 'plans received' },
      { id: 'P3.missing', en: 'plans missing' },
      { id: 'P3.reality', en: 'plan against reality' },
      { id: 'P3.activity', en: 'teacher activity' },
    ],
  },
  {
    id: 'P4',
    person: 'principal',
    noun: 'attendance',
    wave: 2,
    title: {
      ar: 'الحضور اليوميّ',
      en: 'with homeroom teachers (a role of their own), follow daily attendance on the platform; list those who follow not at all or little; follow up the contact and the reasons',
    },
    parts: [
      { id: 'P4.presence', en: 'daily presence by section' },
      { id: 'P4.offline', en: 'presence that counts offline work at its own date' },
      { id: 'P4.lists', en: 'lists of those who follow not at all or little' },
      { id: 'P4.contacts', en: 'contact log' },
      { id: 'P4.reason', en: 'contact log with reason' },
    ],
  },
  {
    id: 'P5',
    person: 'principal',
    noun: 'reports',
    wave: 2,
    title: {
      ar: 'تقارير المعلّمين',
      en: "periodic reports from teachers on each student's response to assignments and exams",
    },
    parts: [
      { id: 'P5.reports', en: 'reports produced from data' },
      { id: 'P5.remarks', en: 'teacher adds remarks' },
      { id: 'P5.sending', en: 'teacher sends' },
    ],
  },
  {
    id: 'P6',
    person: 'principal',
    noun: 'threads',
    wave: 2,
    title: { ar: 'جواب سريع للطلبة', en: 'quick ways for students to raise trouble and get quick answers' },
    parts: [
      { id: 'P6.escalation', en: 'escalated threads' },
      { id: 'P6.times', en: 'answer times by teacher' },
    ],
  },
  {
    id: 'P7',
    person: 'principal',
    noun: 'skills',
    wave: 2,
    title: { ar: 'مهارات المعلّمين', en: 'every teacher has the skills; solve with support and supervision' },
    parts: [
      { id: 'P7.skills', en: 'skills checklist' },
      { id: 'P7.training', en: 'training needs to supervisor' },
    ],
  },
  {
    id: 'P8',
    person: 'principal',
    noun: 'consultations',
    wave: 2,
    title: { ar: 'عمل المرشد', en: "follow and activate the counselor's work" },
    parts: [
      { id: 'P8.figures', en: 'counselling figures' },
      { id: 'P8.privacy', en: 'figures without private content' },
    ],
  },
  {
    id: 'P9',
    person: 'principal',
    noun: 'needs',
    wave: 2,
    title: {
      ar: 'ذوو الاحتياجات الخاصّة',
      en: "care for students with disabilities, special needs, difficulties, in steady contact with the directorate's general-education and student-affairs departments",
    },
    parts: [
      { id: 'P9.needs', en: 'register of needs' },
      { id: 'P9.access', en: 'register with narrow access' },
      { id: 'P9.coverage', en: 'adapted work coverage' },
    ],
  },
  {
    id: 'P10',
    person: 'principal',
    noun: 'remarks',
    wave: 2,
    title: { ar: 'ملاحظات المعلّمين', en: "collect teachers' remarks on platform and lessons, report them" },
    parts: [
      { id: 'P10.board', en: 'remark board' },
      { id: 'P10.report', en: 'report' },
    ],
  },
  {
    id: 'P11',
    person: 'principal',
    noun: 'laboratories',
    wave: 2,
    title: {
      ar: 'مختبر الحاسوب',
      en: "computer laboratory, its keeper's tasks, devices and network ready; contact the technology department",
    },
    parts: [
      { id: 'P11.laboratory', en: 'laboratory register' },
      { id: 'P11.devices', en: 'device register' },
      { id: 'P11.tasks', en: "the keeper's task list" },
      { id: 'P11.tickets', en: 'tickets' },
    ],
  },
  {
    id: 'P12',
    person: 'principal',
    noun: 'circulars',
    wave: 2,
    title: { ar: 'تعليمات المديريّة', en: "follow the directorate's instructions and their execution" },
    parts: [
      { id: 'P12.circulars', en: 'circulars' },
      { id: 'P12.tasks', en: 'circulars with tasks' },
      { id: 'P12.dates', en: 'circulars with due dates' },
      { id: 'P12.done', en: 'done/not done' },
    ],
  },
  {
    id: 'P13',
    person: 'principal',
    noun: 'hours',
    wave: 2,
    title: { ar: 'قنوات الأهل وساعاتها', en: 'open channels to guardians with announced hours, published' },
    parts: [
      { id: 'P13.hours', en: 'school hours' },
      { id: 'P13.channels', en: 'school channels' },
      { id: 'P13.page', en: 'public page' },
    ],
  },
] as const satisfies readonly Duty[]
