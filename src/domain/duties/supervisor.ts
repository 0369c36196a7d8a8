import type { Duty } from './duty.ts'

// Supervisor · المشرف التربوي (the head of supervision of V7 is a role of its own).
export const supervisor = [
  {
    id: 'V1',
    person: 'supervisor',
    noun: 'remarks',
    wave: 3,
    title: { ar: 'ملاحظات على المحتوى', en: 'read the content, note remarks, send them to the ministry' },
    parts: [
      { id: 'V1.remarks', en: 'remarks on content' },
      { id: 'V1.outgoing', en: 'outgoing' },
    ],
  },
  {
    id: 'V2',
    person: 'supervisor',
    noun: 'plans',
    wave: 3,
    title: { ar: 'متابعة الخطط', en: "see teachers' plans and how far they keep to activities and dates" },
    parts: [{ id: 'V2.reality', en: 'plan against reality' }],
  },
  {
    id: 'V3',
    person: 'supervisor',
    noun: 'remarks',
    wave: 3,
    title: { ar: 'نقاش الملاحظات', en: "collect teachers' remarks on content, discuss, pass on" },
    parts: [
      { id: 'V3.board', en: 'remark board' },
      { id: 'V3.discussion', en: 'board with discussion' },
    ],
  },
  {
    id: 'V4',
    person: 'supervisor',
    noun: 'dashboards',
    wave: 3,
    title: { ar: 'تفاعل المعلّمين', en: "follow technical reports on teachers' interaction and act" },
    parts: [{ id: 'V4.dashboard', en: 'dashboard' }],
  },
  {
    id: 'V5',
    person: 'supervisor',
    noun: 'guides',
    wave: 3,
    title: { ar: 'نشرات وأدلّة', en: 'share in preparing bulletins and guides' },
    parts: [
      { id: 'V5.guides', en: 'guides' },
      { id: 'V5.authors', en: 'guides with co-authors' },
    ],
  },
  {
    id: 'V6',
    person: 'supervisor',
    noun: 'skills',
    wave: 3,
    title: { ar: 'مهارات المعلّمين', en: 'make sure teachers have the skills' },
    parts: [{ id: 'V6.checklist', en: 'checklist' }],
  },
  {
    id: 'V7',
    person: 'supervisor',
    noun: 'reports',
    wave: 3,
    title: { ar: 'تقرير الإشراف', en: 'head of supervision reports periodically to the director' },
    parts: [{ id: 'V7.report', en: 'report' }],
  },
  {
    id: 'V8',
    person: 'supervisor',
    noun: 'events',
    wave: 3,
    title: { ar: 'لقاءات المديرين', en: 'periodic meetings with principals of the school networks' },
    parts: [
      { id: 'V8.events', en: 'events' },
      { id: 'V8.minutes', en: 'events with minutes' },
    ],
  },
  {
    id: 'V9',
    person: 'supervisor',
    noun: 'events',
    wave: 3,
    title: {
      ar: 'ورش وتجارب',
      en: 'workshops and meetings that carry distinguished experience between teachers',
    },
    parts: [
      { id: 'V9.events', en: 'events' },
      { id: 'V9.resources', en: 'resources' },
    ],
  },
  {
    id: 'V10',
    person: 'supervisor',
    noun: 'recoveries',
    wave: 2,
    title: {
      ar: 'معالجة الفاقد التعليميّ',
      en: 'follow plans that treat learning loss of the year before (bridging programmes, critical outcomes)',
    },
    parts: [
      { id: 'V10.plan', en: 'recovery plan per section' },
      { id: 'V10.gaps', en: 'diagnosed gaps' },
      { id: 'V10.activities', en: 'activities' },
      { id: 'V10.progress', en: 'progress' },
    ],
  },
  {
    id: 'V11',
    person: 'supervisor',
    noun: 'samples',
    wave: 3,
    title: { ar: 'الاستعداد للاختبارات', en: 'follow preparation for national and international tests' },
    parts: [{ id: 'V11.coverage', en: 'coverage figures of the sample-test bank' }],
  },
  {
    id: 'V12',
    person: 'supervisor',
    noun: 'plans',
    wave: 3,
    title: { ar: 'خطط إثرائيّة وعلاجيّة', en: 'share in enrichment and remedial plans' },
    parts: [{ id: 'V12.plans', en: 'shared plans' }],
  },
  {
    id: 'V13',
    person: 'supervisor',
    noun: 'checklists',
    wave: 3,
    title: {
      ar: 'الخطّة التطويريّة',
      en: 'check that the development plan includes the follow-up of distance learning',
    },
    parts: [{ id: 'V13.checklist', en: "checklist on the school's development plan" }],
  },
] as const satisfies readonly Duty[]
