import type { Duty } from './duty.ts'

// Counselor · المرشد التربوي.
export const counselor = [
  {
    id: 'C1',
    person: 'counselor',
    noun: 'consultations',
    wave: 1,
    title: { ar: 'الإرشاد عن بُعد', en: 'give all counselling services at a distance' },
    parts: [
      { id: 'C1.consultation', en: 'private consultation threads' },
      { id: 'C1.appointments', en: 'appointments' },
      { id: 'C1.notes', en: 'case notes that only the counselor reads' },
    ],
  },
  {
    id: 'C2',
    person: 'counselor',
    noun: 'broadcasts',
    wave: 1,
    title: {
      ar: 'كلمة للطلبة',
      en: "broadcast encouragement to students by every available means, the school's official pages too",
    },
    parts: [
      { id: 'C2.audience', en: 'broadcast to an audience' },
      { id: 'C2.school', en: 'audience: school' },
      { id: 'C2.grade', en: 'audience: grade' },
      { id: 'C2.section', en: 'audience: section' },
      { id: 'C2.group', en: 'audience: group' },
      { id: 'C2.person', en: 'audience: person' },
      { id: 'C2.planned', en: 'planned time' },
      { id: 'C2.reach', en: 'who has received it' },
      { id: 'C2.read', en: 'who has read it' },
      { id: 'C2.share', en: 'ready text to share outside' },
      { id: 'C2.picture', en: 'ready picture to share outside' },
      { id: 'C2.sms', en: 'optional SMS' },
    ],
  },
  {
    id: 'C3',
    person: 'counselor',
    noun: 'broadcasts',
    wave: 1,
    title: { ar: 'كلمة للأهل', en: 'broadcast awareness messages to guardians' },
    parts: [
      { id: 'C3.audience', en: 'the same for guardians: broadcast to an audience' },
      { id: 'C3.school', en: 'guardians of the school' },
      { id: 'C3.grade', en: 'guardians of a grade' },
      { id: 'C3.section', en: 'guardians of a section' },
      { id: 'C3.group', en: 'guardians of a group' },
      { id: 'C3.person', en: 'guardians of one person' },
      { id: 'C3.planned', en: 'planned time' },
      { id: 'C3.reach', en: 'who has received it' },
      { id: 'C3.read', en: 'who has read it' },
      { id: 'C3.share', en: 'ready text to share outside' },
      { id: 'C3.picture', en: 'ready picture to share outside' },
      { id: 'C3.sms', en: 'optional SMS' },
      { id: 'C3.voice', en: 'with voice message' },
    ],
  },
  {
    id: 'C4',
    person: 'counselor',
    noun: 'hours',
    wave: 1,
    title: {
      ar: 'إرشاد بالهاتف',
      en: 'give students and guardians educational and behavioural counselling by phone at hours announced beforehand',
    },
    parts: [
      { id: 'C4.hours', en: 'published phone hours' },
      { id: 'C4.booking', en: 'booking' },
      { id: 'C4.calls', en: 'call list' },
      { id: 'C4.offline', en: 'all offline for families' },
    ],
  },
] as const satisfies readonly Duty[]
