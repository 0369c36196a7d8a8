/** What a sheet's header means, in the words of many schools; Arabic as `fold` leaves it (عايله, اسما). */
import { fold } from '../../../../domain/arabic.ts'

export const sheetFields = [
  'name',
  'own',
  'father',
  'grandfather',
  'family',
  'national',
  'number',
  'gender',
  'born',
  'grade',
  'letter',
  'class',
  'role',
  'subject',
  'school',
  'phone',
  'email',
  'guardian',
  'guardianPhone',
  'guardianNational',
  'relation',
  'fatherPhone',
  'fatherNational',
  'mother',
  'motherPhone',
  'motherNational',
] as const
export type SheetField = (typeof sheetFields)[number]

const pupil = '(?:طالب|طالبه|طالب ه|طلبه|طلاب|طالبات|تلميذ|تلاميذ|student|pupil|learner)'
const staff = '(?:معلم|معلمه|معلم ه|معلمين|معلمات|موظف|موظفه|مدرس|مدرسه|teacher|employee|staff)'
const anyone = `(?: ${pupil}| ${staff})?`
const phone =
  '(?:رقم )?(?:هاتف|تلفون|جوال|موبايل|خلوي|محمول|نقال|واتساب|واتس|phone|mobile|tel|telephone|cell|sms|whatsapp)(?: (?:خلوي|محمول|نقال|جوال|number|no|phone))?'
const national =
  '(?:رقم وطني|رقم شخصي|رقم (?:ال)?هويه(?: وطنيه)?|هويه(?: وطنيه)?|رقم وثيقه|national (?:id|number|no|id number)|nid|id number|identity number|civil id)'
const guardian = '(?:ولي(?: ?امر)?|وصي|guardian|guardians|parent|parents|carer)'
const father = '(?:اب|والد|father|fathers|dad)'
const mother = '(?:ام|والده|mother|mothers|mom|mum)'

/** In this order: a telephone of the guardian is no guardian. Each is matched against the whole header. */
const rules: [SheetField, string][] = [
  ['guardianPhone', `${phone} ${guardian}${anyone}|رقم ${guardian}|${guardian} ${phone}`],
  ['fatherPhone', `${phone} ${father}${anyone}|${father} ${phone}`],
  ['motherPhone', `${phone} ${mother}${anyone}|${mother} ${phone}`],
  ['guardianNational', `${national} ل?${guardian}${anyone}|${guardian} ${national}`],
  ['fatherNational', `${national} ل?${father}|${father} ${national}`],
  ['motherNational', `${national} ل?${mother}|${mother} ${national}`],
  [
    'relation',
    `(?:صله|درجه|علاقه|نوع) ?(?:قرابه|رحم)?.*|قرابه|صفه ${guardian}|relation(?:ship)?(?: to.*)?|${guardian} relation(?:ship)?`,
  ],
  ['guardian', `(?:اسم )?${guardian}(?: رباعي)?${anyone}|${guardian} (?:full )?name|name of ${guardian}`],
  ['mother', `(?:اسم )?${mother}(?: رباعي)?${anyone}|${mother} (?:full )?name`],
  ['father', `(?:اسم )?${father}${anyone}|${father} (?:full )?name|اسم ثاني|second name|middle names?`],
  ['grandfather', `(?:اسم )?جد${anyone}|اسم ثالث|grand ?father(?: name)?|third name`],
  ['own', `اسم اول${anyone}|اسم ${pupil} اول|(?:${pupil} )?(?:first|given) name|first|forename`],
  [
    'family',
    `(?:اسم )?(?:عايله|لقب|شهره|كنيه|عشيره)${anyone}|اسم (?:اخير|رابع)|(?:${pupil} )?(?:family|last) name|surname|family`,
  ],
  ['national', `${national}${anyone}|${national} ل${pupil}|${pupil} ${national}`],
  [
    'number',
    `رقم ${pupil}|رقم (?:مدرسي|وزاري|وظيفي|جامعي|قيد|تسجيل)${anyone}|(?:${pupil}|${staff}|admission|registration|open ?emis|sis) (?:id|number|no)|رقم ${staff}`,
  ],
  ['gender', `جنس${anyone}|نوع|نوع اجتماعي|gender|sex`],
  ['born', `تاريخ (?:ميلاد|ولاده)${anyone}|مواليد|(?:date of )?birth ?(?:date|day)?|dob`],
  [
    'class',
    `صف (?:و )?(?:و?شعبه)|فصل(?: دراسي)?|class|class ?room|home ?room|class name|grade (?:and )?section|grade class`,
  ],
  ['grade', `صف(?: دراسي)?${anyone}|مرحله دراسيه|grade(?: level)?|education grade|year group`],
  ['letter', `شعبه|رمز شعبه|اسم شعبه|section|division|section name`],
  ['role', `صفه|دور|وظيفه|مسمي(?: وظيفي)?|role|position|job(?: title)?|user type`],
  ['subject', `ماده|مواد|مبحث|مباحث|تخصص|ماده دراسيه|subjects?|course`],
  ['school', `(?:اسم )?مدرسه|school(?: name)?|institution(?: name)?`],
  ['email', `بريد(?: الكتروني)?|ايميل|e ?mail(?: address)?`],
  ['phone', `${phone}${anyone}|(?:${pupil}|${staff}) ${phone}`],
  [
    'name',
    `(?:اسم|اسما)(?: كامل| رباعي| ثلاثي)?${anyone}(?: كامل| رباعي| ثلاثي| عربي)?|اسم (?:بال)?عربي(?:ه)?|${pupil}|${staff}|(?:${pupil} |${staff} )?(?:full |arabic )?name(?: arabic)?`,
  ],
]
const matchers = rules.map(([field, rule]) => [field, new RegExp(`^(?:${rule})$`)] as const)

/** Letters only, one case, without articles, «GuardianPhone» as two words. */
const plainWords = (header: string) =>
  fold(header.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/['’]s?/g, ''))
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(word => (word.length > 3 || word === 'الأب' ? word.replace(/^(?:لل|وال|ال)(?=.{2})/, '') : word))
    .join(' ')
    .replace(/(^| )وشعبه/, '$1شعبه')

export function fieldOf(header: string): SheetField | undefined {
  const plain = plainWords(header)
  return plain === '' ? undefined : matchers.find(([, rule]) => rule.test(plain))?.[0]
}

/** A list of teachers says so in the header of its names. */
export const isStaffHeader = (header: string) => new RegExp(`(?:^| )${staff}(?: |$)`).test(plainWords(header))
