import type { Duty } from './duty.ts'

// Offline examination, from S6, S4, G4 and P22.
export const examination = [
  {
    id: 'E1',
    person: 'examination',
    noun: 'papers',
    wave: 1,
    title: { ar: 'ورقة مختومة', en: 'a paper reaches a phone that will be offline at the hour' },
    parts: [
      { id: 'E1.paper', en: 'sealed paper downloaded ahead' },
      { id: 'E1.secrecy', en: 'nothing of it can be read before the hour' },
    ],
  },
  {
    id: 'E2',
    person: 'examination',
    noun: 'papers',
    wave: 1,
    title: { ar: 'رمز يفتح الورقة', en: 'the paper opens at the hour without a network' },
    parts: [
      { id: 'E2.code', en: 'short code opens it' },
      { id: 'E2.phone', en: 'code told by phone' },
      { id: 'E2.sms', en: 'code told by SMS' },
      { id: 'E2.radio', en: 'or told by radio' },
    ],
  },
  {
    id: 'E3',
    person: 'examination',
    noun: 'attempts',
    wave: 1,
    title: { ar: 'وقت عادل', en: 'time is kept honestly on a phone whose clock may be wrong' },
    parts: [
      { id: 'E3.clock', en: 'monotonic time' },
      { id: 'E3.start', en: 'signed start' },
      { id: 'E3.end', en: 'signed end' },
      { id: 'E3.bounds', en: "the server's own bounds shown to the teacher beside the phone's" },
    ],
  },
  {
    id: 'E4',
    person: 'examination',
    noun: 'attempts',
    wave: 1,
    title: {
      ar: 'محاولة لا تضيع',
      en: 'the attempt survives a flat battery, a closed tab, a swapped profile',
    },
    parts: [
      { id: 'E4.answers', en: 'every answer kept at once' },
      { id: 'E4.resumed', en: 'resumed attempt shown as such' },
    ],
  },
] as const satisfies readonly Duty[]
