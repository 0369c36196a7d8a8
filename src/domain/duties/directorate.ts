import type { Duty } from './duty.ts'

// Director of education · مدير التربية والتعليم (D3 and D5 know heads of department as a role of their own).
export const directorate = [
  {
    id: 'D1',
    person: 'directorate',
    noun: 'registers',
    wave: 3,
    title: {
      ar: 'حداثة البيانات',
      en: 'see that directorate and school data is entered and fresh in OpenEMIS',
    },
    parts: [{ id: 'D1.freshness', en: 'data freshness by school' }],
  },
  {
    id: 'D2',
    person: 'directorate',
    noun: 'reports',
    wave: 3,
    title: { ar: 'خطط المتابعة', en: 'have principals plan the follow-up of students and report' },
    parts: [
      { id: 'D2.plans', en: 'plan requests' },
      { id: 'D2.reports', en: 'report requests' },
      { id: 'D2.dates', en: 'requests with due dates' },
    ],
  },
  {
    id: 'D3',
    person: 'directorate',
    noun: 'reports',
    wave: 3,
    title: {
      ar: 'سلسلة التقارير',
      en: 'get periodic reports from principals; departments study them and solve problems',
    },
    parts: [
      { id: 'D3.chain', en: 'report chain' },
      { id: 'D3.routing', en: 'routing' },
      { id: 'D3.answers', en: 'answers' },
    ],
  },
  {
    id: 'D4',
    person: 'directorate',
    noun: 'referrals',
    wave: 3,
    title: {
      ar: 'مراسلات الوزارة',
      en: "pass remarks and questions to the ministry's specialists and follow the replies",
    },
    parts: [
      { id: 'D4.outgoing', en: 'outgoing register' },
      { id: 'D4.state', en: 'register with state' },
    ],
  },
  {
    id: 'D5',
    person: 'directorate',
    noun: 'plans',
    wave: 3,
    title: { ar: 'خطط الأقسام', en: 'follow the plans of all departments and their amendments' },
    parts: [
      { id: 'D5.plans', en: 'department plans' },
      { id: 'D5.versions', en: 'plans with versions' },
    ],
  },
  {
    id: 'D6',
    person: 'directorate',
    noun: 'dashboards',
    wave: 3,
    title: { ar: 'متابعة التفاعل', en: 'follow technical reports on interaction and act' },
    parts: [
      { id: 'D6.dashboard', en: 'interaction dashboard by school' },
      { id: 'D6.sections', en: 'drill down to section' },
      { id: 'D6.privacy', en: 'never to a private message' },
    ],
  },
  {
    id: 'D7',
    person: 'directorate',
    noun: 'councils',
    wave: 3,
    title: { ar: 'مجالس التطوير', en: "strengthen the development councils' part" },
    parts: [{ id: 'D7.overview', en: 'councils overview' }],
  },
  {
    id: 'D8',
    person: 'directorate',
    noun: 'campaigns',
    wave: 3,
    title: { ar: 'حملات التوعية', en: 'launch awareness campaigns' },
    parts: [
      { id: 'D8.campaign', en: 'campaign = broadcasts over schools' },
      { id: 'D8.reach', en: 'campaign with reach figures' },
    ],
  },
  {
    id: 'D9',
    person: 'directorate',
    noun: 'guides',
    wave: 3,
    title: {
      ar: 'أدلّة أولياء الأمور',
      en: 'publish guides for guardians on organising time and using the system',
    },
    parts: [
      { id: 'D9.library', en: 'guides library' },
      { id: 'D9.phones', en: "guides to every family's phone" },
    ],
  },
  {
    id: 'D10',
    person: 'directorate',
    noun: 'tickets',
    wave: 3,
    title: { ar: 'فرق الدعم', en: 'follow and encourage the support teams' },
    parts: [
      { id: 'D10.figures', en: 'ticket figures' },
      { id: 'D10.recognition', en: 'recognition' },
    ],
  },
  {
    id: 'D11',
    person: 'directorate',
    noun: 'stories',
    wave: 3,
    title: { ar: 'تكريم ونشر', en: 'reward outstanding teachers, spread success stories on official sites' },
    parts: [
      { id: 'D11.stories', en: 'stories' },
      { id: 'D11.recognition', en: 'recognition' },
      { id: 'D11.approval', en: 'approval' },
    ],
  },
  {
    id: 'D12',
    person: 'directorate',
    noun: 'initiatives',
    wave: 3,
    title: { ar: 'المبادرات', en: 'evaluate, carry out, spread initiatives; periodic reports' },
    parts: [{ id: 'D12.initiatives', en: 'initiatives register' }],
  },
  {
    id: 'D13',
    person: 'directorate',
    noun: 'skills',
    wave: 3,
    title: {
      ar: 'جاهزيّة المعلّمين',
      en: 'have the departments see that every teacher can follow the platform',
    },
    parts: [
      { id: 'D13.skills', en: 'skills by school' },
      { id: 'D13.activation', en: 'activation by school' },
    ],
  },
] as const satisfies readonly Duty[]
