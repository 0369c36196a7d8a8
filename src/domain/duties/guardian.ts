import type { Duty } from './duty.ts'

// Guardian · ولي الأمر.
export const guardian = [
  {
    id: 'G1',
    person: 'guardian',
    noun: 'children',
    wave: 1,
    title: { ar: 'متابعة الأبناء', en: "follow the children's learning, urge, encourage and support them" },
    parts: [
      { id: 'G1.children', en: 'one screen for all children' },
      { id: 'G1.due', en: 'on it: due' },
      { id: 'G1.late', en: 'on it: late' },
      { id: 'G1.done', en: 'on it: done' },
      { id: 'G1.marks', en: 'on it: marks' },
      { id: 'G1.encouragement', en: 'send an encouragement to the child' },
      { id: 'G1.tips', en: "the counselor's tips" },
    ],
  },
  {
    id: 'G2',
    person: 'guardian',
    noun: 'summaries',
    wave: 1,
    title: {
      ar: 'صلة بالمدرسة',
      en: 'stay in touch with the school about progress, interaction, assignments and exams',
    },
    parts: [
      { id: 'G2.summary', en: 'weekly summary per child' },
      { id: 'G2.queries', en: 'queries to a teacher, by text' },
      { id: 'G2.voice', en: 'queries by voice note' },
    ],
  },
  {
    id: 'G3',
    person: 'guardian',
    noun: 'requests',
    wave: 1,
    title: {
      ar: 'أحتاج مساعدة',
      en: 'contact the school directly on technical, academic or psychological trouble',
    },
    parts: [
      { id: 'G3.help', en: 'one "I need help" entry' },
      { id: 'G3.support', en: 'that routes to support' },
      { id: 'G3.teacher', en: 'that routes to a teacher' },
      { id: 'G3.counselor', en: 'or routes to the counselor' },
      { id: 'G3.phones', en: 'phone numbers offline' },
      { id: 'G3.hours', en: 'hours offline' },
    ],
  },
  {
    id: 'G4',
    person: 'guardian',
    noun: 'exams',
    wave: 1,
    title: { ar: 'قبل الامتحان', en: 'urge the child to keep exam ethics and to prepare' },
    parts: [
      { id: 'G4.reminders', en: 'exam reminders for guardians' },
      { id: 'G4.pledge', en: 'the pledge explained' },
      { id: 'G4.preparation', en: 'preparation list' },
    ],
  },
] as const satisfies readonly Duty[]
