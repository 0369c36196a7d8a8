import type { Duty } from './duty.ts'

// Electronic professional learning community · مجتمع التعلم المهني الإلكتروني.
export const community = [
  {
    id: 'L1',
    person: 'community',
    noun: 'communities',
    wave: 3,
    title: {
      ar: 'مجتمعات المعلّمين',
      en: 'an effective way to run communities of teachers, in emergencies too',
    },
    parts: [
      { id: 'L1.communities', en: 'communities' },
      { id: 'L1.subject', en: 'communities by subject' },
      { id: 'L1.grade', en: 'communities by grade' },
      { id: 'L1.school', en: 'or by school' },
      { id: 'L1.members', en: 'members' },
      { id: 'L1.aims', en: 'aims' },
      { id: 'L1.inquiry', en: 'cycle of inquiry' },
      { id: 'L1.offline', en: 'works offline like the rest' },
    ],
  },
  {
    id: 'L2',
    person: 'community',
    noun: 'communities',
    wave: 3,
    title: { ar: 'دعم القيادة', en: "leadership's support and teachers' joining" },
    parts: [
      { id: 'L2.invitations', en: 'invitations' },
      { id: 'L2.principal', en: "principal's view of participation" },
      { id: 'L2.supervisor', en: "supervisor's view of participation" },
    ],
  },
  {
    id: 'L3',
    person: 'community',
    noun: 'posts',
    wave: 3,
    title: {
      ar: 'ثقافة التعلّم',
      en: 'a learning culture: experience, resources, peer observation, reflection',
    },
    parts: [
      { id: 'L3.posts', en: 'posts' },
      { id: 'L3.resources', en: 'resources' },
      { id: 'L3.study', en: 'lesson study' },
      { id: 'L3.journals', en: 'reflection journals' },
    ],
  },
  {
    id: 'L4',
    person: 'community',
    noun: 'portfolios',
    wave: 3,
    title: { ar: 'التدريب والنموّ', en: 'training and professional growth, at a distance' },
    parts: [
      { id: 'L4.events', en: 'events' },
      { id: 'L4.courses', en: 'courses' },
      { id: 'L4.growth', en: 'growth record' },
      { id: 'L4.portfolio', en: 'record with portfolio' },
    ],
  },
  {
    id: 'L5',
    person: 'community',
    noun: 'partners',
    wave: 3,
    title: { ar: 'شراكة المؤسّسات', en: 'partnership of ministry, colleges and schools' },
    parts: [
      { id: 'L5.guests', en: 'guest members' },
      { id: 'L5.partners', en: 'partner institutions' },
    ],
  },
  {
    id: 'L6',
    person: 'community',
    noun: 'analyses',
    wave: 1,
    title: {
      ar: 'مواطن الضعف وعلاجها',
      en: "find a learner's weak spots and offer remedial activities that match; cut learning time",
    },
    parts: [
      { id: 'L6.items', en: 'item analysis' },
      { id: 'L6.outcomes', en: 'outcome analysis' },
      { id: 'L6.remedial', en: 'remedial set proposed per student' },
      { id: 'L6.acceptance', en: 'set accepted by the teacher' },
    ],
  },
  {
    id: 'L7',
    person: 'community',
    noun: 'blocks',
    wave: 1,
    title: {
      ar: 'دروس تفاعليّة وبحث',
      en: 'technology that makes concepts nearer: interactive pieces, search for information',
    },
    parts: [
      { id: 'L7.blocks', en: 'interactive lesson blocks' },
      { id: 'L7.search', en: 'Arabic search over all that the phone holds' },
    ],
  },
] as const satisfies readonly Duty[]
