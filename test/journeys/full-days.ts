/** First screens as full as they get: days of the demo with every list at its end, and rows named as phones name them. */
import type { CounselorDay } from '../../src/app/people/counselor-day.ts'
import type { GuardianDay } from '../../src/app/people/guardian-day.ts'
import type { PrincipalDay } from '../../src/app/people/principal-day.ts'
import type { StudentDay } from '../../src/app/people/student-day.ts'
import type { TeacherDay } from '../../src/app/people/teacher-day.ts'
import { newId } from '../../src/letters/id.ts'

const day = 24 * 3_600_000
const place = 'amal'
const source = 'مدرسة الأمل الأساسية'
const word =
  'من سأل هذا الأسبوع تعلّم مرّتين: مرّة حين فكّر، ومرّة حين سمع الجواب. بابي مفتوح كلّ يوم في الفرصة الأولى. ' +
  'وإن ضاق الوقت فاكتبوا لي من هنا، وسأردّ قبل نهاية الدوام. لا سؤال صغيرًا عندي ولا سؤال متأخّرًا، وأحبّ أن أعرف كيف مرّ أسبوعكم…'
const heads = [
  'رحلة الصف السادس إلى جرش يوم الخميس',
  'جدول امتحانات نهاية الفصل الأول',
  'دفء الصفوف: تبرّعات المدافئ',
  'مواعيد الدوام في رمضان',
]

export function fullStudent(from: StudentDay): StudentDay {
  const titles = [
    'جمع الكسور',
    'الجملة الاسميّة والجملة الفعليّة',
    'My weekend',
    'قطرة ماء تحكي رحلتها',
    'البترا',
  ]
  const subjects = ['maths', 'arabic', 'english', 'science', 'social']
  const line = (title: string, subject: string, in_: number) => ({
    ...{ place, id: newId(), subject, title, dueAt: from.now + in_ * day, outOf: 10 },
    ...{ state: 'open' as const, begun: in_ % 2 === 0 },
  })
  const notice = (title: string, text = '', cut = false) => ({
    ...{ place, id: newId(), title, text, source, publishAt: from.now - day, cut, read: false },
  })
  return {
    ...from,
    first: { kind: 'work', line: { ...line('النسبة في حياتنا', 'maths', -2), state: 'late' } },
    work: titles.map((title, index) => line(title, subjects[index]!, index + 1)),
    more: true,
    week: { done: 3, of: 9, begun: true },
    notices: heads.slice(0, 2).map(head => notice(head)),
    word: { ...notice('كلمة لطلبة السادس', word, true), source: 'المرشدة هديل' },
    planned: ['science', 'maths'],
    waiting: 2,
  }
}

export function fullGuardian(from: GuardianDay): GuardianDay {
  const [child] = from.children
  const more = ['ليان', 'كرم'].map((name, index) => ({
    ...{ ...child!, id: `amal-4b-0${index}`, name, grade: '4', waiting: 1, mark: { points: 7, outOf: 10 } },
    face: { motif: index ? 'window' : 'tulip', pocket: 'wine' },
  }))
  const said = { place, text: '', source, publishAt: from.now - day, mustRead: true, read: false }
  const official = heads
    .slice(0, 3)
    .map(title => ({ ...said, id: newId(), kind: 'official' as const, title }))
  const kind = {
    ...said,
    id: newId(),
    kind: 'encouragement' as const,
    title: 'كلمة لأولياء الأمور',
    text: word,
  }
  const words = [...official, { ...kind, mustRead: false, cut: true }]
  return { ...from, children: [...from.children, ...more], words, planned: 3 }
}

export function fullTeacher(from: TeacherDay): TeacherDay {
  const works = (...titles: string[]) =>
    titles.map((title, index) => ({
      ...{ place, id: newId(), title, subject: index % 3 ? 'arabic' : 'social', grade: '6', letter: 'أ' },
      ...{ dueAt: from.now + (index + 1) * day, waiting: 3 + index, handed: 12 + index, of: 31 },
    }))
  const asked: [who: string, text: string][] = [
    ['يزن الخطيب', 'ما الفرق بين الفاعل والمبتدأ؟'],
    ['سلمى العبّادي', 'هل نكتب الهمزة على السطر في كلمة مساء؟'],
    ['كرم الزعبي', 'لم أفهم الفقرة الثالثة من النصّ'],
    ['تالا المومني', 'كم سطرًا تكون الرسالة؟'],
    ['عمر حدّاد', 'هل الواجب فرديّ أم مع زميلي؟'],
  ]
  return {
    ...from,
    toMark: works(
      'رسالة إلى جدّتي',
      'موسم الزيتون',
      'التشبيه وأركانه',
      'البترا: مدينة في الصخر',
      'قصيدة نحفظها معًا',
    ),
    questions: asked.map(([who, text], index) => ({
      ...{ place, id: newId(), who, text, lessonTitle: 'موسم الزيتون', page: index + 1 },
      answerBy: from.now + (index + 1) * day,
    })),
    soon: works(
      'الجملة الاسميّة والجملة الفعليّة',
      'نقرأ ونلخّص',
      'تدريبات في الإعراب',
      'خريطة المحافظات',
      'همزة الوصل',
    ),
    sections: ['5أ', '5ب', '6أ', '6ب', '7أ', '8أ'].map(([grade, letter], index) => ({
      ...{ place, id: `amal-${index}`, grade: grade!, letter: letter!, students: 28 + index },
      ...{ subjects: index % 3 ? ['arabic'] : ['arabic', 'social'], homeroom: index === 2 },
    })),
    ...{ waiting: 60, asked: 9, drafted: true },
  }
}

export function fullPrincipal(from: PrincipalDay): PrincipalDay {
  const names =
    'رنا المجالي،خالد العمري،هبة الزعبي،سامي حدّاد،نادية القضاة،فراس المومني،لينا الشريدة،عماد الخصاونة'
  const classes = `${names}،منى بني هاني،أيمن الرواشدة،سهى العتوم،طارق النمري`
    .split('،')
    .map((name, index) => ({
      ...{ id: `amal-${index}`, grade: `${1 + (index >> 1)}`, letter: 'أب'[index % 2]! },
      ...{ students: 24 + ((index * 7) % 11), teachers: 5 + (index % 4) },
      homeroom: { name, gender: index % 2 ? ('male' as const) : ('female' as const) },
    }))
  const [school] = from.schools
  return {
    ...from,
    schools: [
      {
        ...school!,
        asked: 12,
        guessedAt: from.now - 60_000,
        classes,
        more: 8,
        lines: linesLike(school!.lines),
      },
    ],
  }
}

export function fullCounselor(from: CounselorDay): CounselorDay {
  return { ...from, schools: from.schools.map(school => ({ ...school, lines: linesLike(school.lines) })) }
}

type Lines = CounselorDay['schools'][number]['lines']

/** Four notices, each with its own reach. */
const linesLike = ([line]: Lines): Lines =>
  heads.map((heading, index) => ({
    ...{ ...line!, id: newId(), heading, publishAt: line!.publishAt - index * day },
    reach: { ...line!.reach!, phones: 210 + index * 13, people: 300 + index * 31, of: 518 },
  }))
