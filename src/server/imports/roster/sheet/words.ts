/** The words that stand in the cells of sheets: who somebody is, of which gender, how related. */
import { fold } from '../../../../domain/arabic.ts'
import type { Gender } from '../../../../domain/people/person.ts'
import type { RegisterEnrolment, RegisterRole } from '../register.ts'

const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L} ]+/gu, ' ')
    .replace(/(^| )ال/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

export interface SheetRole {
  role: RegisterRole
  /** What he is in his section. */
  there?: RegisterEnrolment['role']
  gender?: Gender
}

const roles: [RegExp, SheetRole][] = [
  [/^(?:طالبه|تلميذه)$/, { role: 'student', there: 'student', gender: 'female' }],
  [/^(?:طالب|تلميذ)$/, { role: 'student', there: 'student', gender: 'male' }],
  [/^(?:طالب ه|student|pupil|learner)$/, { role: 'student', there: 'student' }],
  [/^(?:مربيه|مربيه صف|معلمه صف)$/, { role: 'teacher', there: 'homeroom', gender: 'female' }],
  [/^(?:مربي|مربي صف|معلم صف)$/, { role: 'teacher', there: 'homeroom', gender: 'male' }],
  [/^(?:homeroom(?: teacher)?|class teacher)$/, { role: 'teacher', there: 'homeroom' }],
  [/^(?:معلمه|مدرسه)(?: .*)?$/, { role: 'teacher', there: 'teacher', gender: 'female' }],
  [/^(?:معلم|مدرس)(?: .*)?$/, { role: 'teacher', there: 'teacher', gender: 'male' }],
  [/^teacher$/, { role: 'teacher', there: 'teacher' }],
  [/^مديره(?: مدرسه)?$/, { role: 'principal', gender: 'female' }],
  [/^مدير(?: مدرسه)?$/, { role: 'principal', gender: 'male' }],
  [/^(?:principal|head ?teacher|headmaster|headmistress)$/, { role: 'principal' }],
  [/^مرشده(?: .*)?$/, { role: 'counselor', gender: 'female' }],
  [/^مرشد(?: .*)?$/, { role: 'counselor', gender: 'male' }],
  [/^counsell?or$/, { role: 'counselor' }],
  [
    /^(?:مساعد|مساعده|نائب|وكيل|سكرتير|سكرتيره|امين|امينه|قيم|قيمه|اداري|اداريه|محاسب|محاسبه|حارس|اذن|اذنه)(?: .*)?$/,
    { role: 'support' },
  ],
  [/^(?:staff|support|assistant|secretary|librarian|administrator|deputy.*)$/, { role: 'support' }],
]

export const sheetRoleOf = (text: string): SheetRole | undefined =>
  roles.find(([rule]) => rule.test(plain(text)))?.[1]

export function genderOf(text: string): Gender | undefined {
  const word = plain(text)
  if (/^(?:ذكر|ذكور|طالب|ولد|m|male|boy|man)$/.test(word)) return 'male'
  return /^(?:انثي|اناث|طالبه|بنت|f|female|girl|woman)$/.test(word) ? 'female' : undefined
}

/** Of the guardian, by how he is related: «الأم» is a woman. */
export function genderByRelation(text: string): Gender | undefined {
  const word = plain(text)
  if (/^(?:اب|والد|جد|عم|خال|اخ|زوج ام|father|dad|grandfather|uncle|brother)$/.test(word)) return 'male'
  return /^(?:ام|والده|جده|عمه|خاله|اخت|زوجه اب|mother|mom|grandmother|aunt|sister)$/.test(word)
    ? 'female'
    : undefined
}

export const isFather = (relation: string) =>
  /^(?:اب|والد|ولي امر|father|dad|parent|guardian|)$/.test(plain(relation))
