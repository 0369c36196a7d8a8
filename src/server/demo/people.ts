/** The people of the demo whom it is worth being, and what to try as each of them. */
import type { Desk } from '../../domain/people/person.ts'

export interface DemoPerson {
  place: string
  person: string
  desk: Desk
  role: string
  roleEn: string
  attempt: string
  attemptEn: string
  /** How many phones the card still admits; many, unless the card is there to be refused. */
  uses?: number
}

export interface DemoGroup {
  title: string
  titleEn: string
  people: DemoPerson[]
}

const family: DemoPerson[] = [
  {
    ...{ place: 'amal', person: 'hana', desk: 'guardian', role: 'أمّ يزن وجنى', roleEn: 'mother of two here' },
    attempt: 'أضف يزن على الهاتف نفسه، ثمّ انظر ما بقي عليه وما ينتظر الشبكة.',
    attemptEn: 'Add Yazan to the same phone, then see what is due and what waits for network.',
  },
  {
    ...{ place: 'amal', person: 'yazan', desk: 'student', role: 'طالب، السادس أ', roleEn: 'student, 6A' },
    attempt: 'افتح درس الزيتون، أوقف الخادم كأنّ الشبكة ذهبت، اقرأ، وسلّم «الجملة الاسميّة والجملة الفعليّة».',
    attemptEn:
      'Open a lesson, stop the server as if the network had gone, read on, and hand in the Arabic work that is due in two days.',
  },
  {
    ...{ place: 'amal', person: 'jana', desk: 'student', role: 'طالبة، الثاني أ', roleEn: 'student, 2A' },
    attempt: 'افتح واجب حرف الجيم، وانظر علامة العدّ بالعشرات.',
    attemptEn: 'Do the small task about a letter, and look at a mark.',
  },
  {
    ...{ place: 'yarmouk', person: 'hana', desk: 'guardian', role: 'أمّ سلمى', roleEn: 'mother of one here' },
    attempt: 'البطاقة الثانية للأمّ: مدرستان على هاتف واحد.',
    attemptEn: 'The mother’s second card: two schools on one phone.',
  },
  {
    ...{ place: 'yarmouk', person: 'salma', desk: 'student', role: 'طالبة، التاسع أ', roleEn: 'student, 9A' },
    attempt: 'سلّم تلخيصًا فات موعده: يُقبل، ويظهر متأخّرًا.',
    attemptEn: 'Hand in a summary that is late: it is taken, and shown as late.',
  },
]

const teachers: DemoPerson[] = [
  {
    ...{ place: 'amal', person: 'rana', desk: 'teacher' },
    ...{ role: 'معلّمة العربيّة ومربّية السادس أ', roleEn: 'Arabic, homeroom of 6A' },
    attempt: 'انشر درسًا من المكتبة مع واجب، وأجب عن سؤال ينتظر.',
    attemptEn: 'Publish a lesson of the library with an assignment, and answer a waiting question.',
  },
  {
    ...{ place: 'amal', person: 'khaled', desk: 'teacher', role: 'معلّم الرياضيّات', roleEn: 'maths' },
    attempt: 'صحّح ما بقي من واجب النسبة، وانظر متى سُلّم ومتى وصل.',
    attemptEn: 'Mark what is left of the ratio task; see when it was tapped and when it arrived.',
  },
  {
    ...{ place: 'amal', person: 'abeer', desk: 'teacher', role: 'مربّية الثاني أ', roleEn: 'homeroom of 2A' },
    attempt: 'انظر من سلّم من الصغار.',
    attemptEn: 'See which of the little ones have handed in.',
  },
  {
    ...{
      place: 'yarmouk',
      person: 'firas',
      desk: 'teacher',
      role: 'معلّم رياضيّات التاسع',
      roleEn: 'maths, grade 9',
    },
    attempt: 'انظر صفّه في المدرسة الثانية.',
    attemptEn: 'See his class in the second school.',
  },
]

const offices: DemoPerson[] = [
  {
    ...{ place: 'amal', person: 'hadeel', desk: 'counselor', role: 'المرشدة', roleEn: 'counselor' },
    attempt: 'اكتب كلمة لطلبة السادس وأخرى لأهلهم، وانظر العدد قبل الإرسال.',
    attemptEn: 'Encourage grade 6, then their guardians; see the count before sending.',
  },
  {
    ...{ place: 'amal', person: 'samar', desk: 'principal', role: 'المديرة', roleEn: 'principal' },
    attempt: 'انشر بلاغًا تجب قراءته، وانظر كم هاتفًا تسلّمه وكم قارئًا قرأه.',
    attemptEn: 'Publish a notice that must be read; see phones reached and people who read.',
  },
  {
    ...{ place: 'yarmouk', person: 'ghada', desk: 'counselor', role: 'المرشدة', roleEn: 'counselor' },
    attempt: 'اكتب كلمة لطلبة التاسع.',
    attemptEn: 'Encourage grade 9.',
  },
  {
    ...{ place: 'yarmouk', person: 'walid', desk: 'principal', role: 'المدير', roleEn: 'principal' },
    attempt: 'انظر من قرأ برنامج الاختبارات.',
    attemptEn: 'See who has read the exam plan.',
  },
]

const classmate = (seat: string): DemoPerson => ({
  ...{
    place: 'amal',
    person: `amal-6a-${seat}`,
    desk: 'student',
    role: 'من السادس أ',
    roleEn: 'student, 6A',
  },
  attempt: 'هاتف آخر في الصفّ نفسه.',
  attemptEn: 'Another phone of the same class.',
})

const others: DemoPerson[] = [
  classmate('02'),
  classmate('03'),
  classmate('05'),
  {
    ...{ place: 'amal', person: 'amal-6b-02', desk: 'student', role: 'من السادس ب', roleEn: 'student, 6B' },
    attempt: 'الشعبة الأخرى ترى دروسها وحدها.',
    attemptEn: 'The other section sees its own lessons only.',
  },
  {
    ...{
      place: 'amal',
      person: 'amal-6a-04',
      desk: 'student',
      role: 'بطاقة استُعملت',
      roleEn: 'a card used up',
    },
    attempt: 'انظر ما تقوله حقيبة حين تُستعمل البطاقة مرّة أخرى.',
    attemptEn: 'See what Haqiba says when a card has been used already.',
    uses: 0,
  },
]

export const demoGroups: DemoGroup[] = [
  { title: 'بيت العبّادي', titleEn: 'One family, two schools', people: family },
  { title: 'المعلّمون', titleEn: 'Teachers', people: teachers },
  { title: 'الإرشاد والإدارة', titleEn: 'Counselors and principals', people: offices },
  { title: 'وغيرهم', titleEn: 'Others', people: others },
]
