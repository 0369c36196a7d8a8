/** What people of the demo ask and tell one another. */
import type { Act } from './acts.ts'
import { chance } from './chance.ts'
import type { Clock } from './clock.ts'
import type { Hung } from './lessons.ts'
import type { SchoolSeed } from './school.ts'

interface QuestionSeed {
  id: string
  asker: string
  child: string
  teaching: string
  days: number
  text: string
  page?: number
  answer?: { by: string; text: string }
}

const questions: Record<string, QuestionSeed[]> = {
  amal: [
    {
      id: 'question-yazan-arabic',
      ...{ asker: 'yazan', child: 'yazan', teaching: 'rana-amal-6a-arabic', days: -3, page: 1 },
      text: 'ما الفرق بين الفاعل والمبتدأ؟ كلاهما في أوّل الكلام أحيانًا.',
      answer: {
        by: 'rana',
        text: 'سؤال جميل يا يزن. إن سبقه فعل فهو فاعل، وإن بدأت به الجملة فهو مبتدأ. جرّب: «نام الطفل» و«الطفل نام».',
      },
    },
    {
      id: 'question-hana-maths',
      ...{ asker: 'hana', child: 'yazan', teaching: 'khaled-amal-6a-maths', days: -4 },
      text: 'أستاذ خالد، يزن يخاف من الكسور. كيف أساعده في البيت؟',
      answer: {
        by: 'khaled',
        text: 'أهلًا أمّ يزن. رغيف يُقسم أرباعًا وأثمانًا يكفي. دعيه يقسم هو، ويقول لك كم ثُمنًا في الربع.',
      },
    },
    {
      id: 'question-waiting-maths',
      ...{ asker: 'amal-6a-03', child: 'amal-6a-03', teaching: 'khaled-amal-6a-maths', days: -1 },
      text: 'هل يجوز أن نكتب الجواب عددًا عشريًّا بدل الكسر؟',
    },
    {
      id: 'question-waiting-arabic',
      ...{ asker: 'amal-6a-05', child: 'amal-6a-05', teaching: 'rana-amal-6a-arabic', days: -1 },
      text: 'هل «كان» فعل مع أنّها لا تدلّ على عمل؟',
    },
  ],
  yarmouk: [
    {
      id: 'question-salma-maths',
      ...{ asker: 'salma', child: 'salma', teaching: 'firas-yarmouk-9a-maths', days: -2 },
      text: 'هل يكون ميل المستقيم صفرًا؟',
      answer: { by: 'firas', text: 'نعم، حين يكون المستقيم أفقيًّا. ارسميه وسترين.' },
    },
  ],
}

/** Questions with their answers a few hours later. A question on a page hangs on the subject's first lesson. */
export function questionsOf({ place, ties }: SchoolSeed, section: string, hung: Hung[], clock: Clock): Act[] {
  return (questions[place] ?? []).flatMap(({ id, asker, child, teaching, days, text, page, answer }) => {
    const tie = ties.find(one => one.id === teaching)
    if (tie?.target !== section) return []
    const lesson = hung.find(one => one.subject === tie.subject && one.days <= days)
    const about = page !== undefined && lesson ? { lesson: lesson.id, page } : {}
    const asked: Act = {
      at: clock.past(days, 17, 20),
      person: asker,
      name: 'questions.ask',
      args: { id, child, teaching, text, ...about },
    }
    if (!answer) return [asked]
    const args = { id: `${id}-answer`, question: id, text: answer.text }
    return [asked, { at: clock.past(days, 20, 5), person: answer.by, name: 'questions.answer', args }]
  })
}

interface NoticeSeed {
  id: string
  by: string
  kind: 'official' | 'encouragement'
  title: string
  text: string
  to: string
  source: string
  mustRead: boolean
  days: number
}

const notices: Record<string, NoticeSeed[]> = {
  amal: [
    {
      id: 'notice-amal-rain',
      ...{
        by: 'samar',
        kind: 'official',
        to: 'place',
        source: 'مدرسة الأمل الأساسية',
        mustRead: true,
        days: -2,
      },
      title: 'دوام الخميس ينتهي عند الثانية عشرة',
      text: 'ينتهي دوام يوم الخميس عند الساعة ١٢:٠٠ لأعمال الصيانة. نرجو من الأهل ترتيب عودة الأطفال الصغار.',
    },
    {
      id: 'notice-amal-sixth',
      ...{
        by: 'hadeel',
        kind: 'encouragement',
        to: 'students-grade:6',
        source: 'المرشدة هديل',
        mustRead: false,
        days: -1,
      },
      title: 'كلمة لطلبة السادس',
      text: 'من سأل هذا الأسبوع تعلّم مرّتين: مرّة حين فكّر، ومرّة حين سمع الجواب. بابي مفتوح كلّ يوم في الفرصة الأولى.',
    },
    {
      id: 'notice-amal-sixth-guardians',
      ...{ by: 'hadeel', kind: 'encouragement', to: 'guardians-grade:6' },
      ...{ source: 'المرشدة هديل', mustRead: false, days: -1 },
      title: 'كلمة لأهل طلبة السادس',
      text: 'سؤال واحد على العشاء يكفي: ما أجمل ما تعلّمته اليوم؟ اسمعوا الجواب حتّى آخره.',
    },
  ],
  yarmouk: [
    {
      id: 'notice-yarmouk-exams',
      ...{
        by: 'walid',
        kind: 'official',
        to: 'place',
        source: 'مديريّة التربية والتعليم',
        mustRead: true,
        days: -3,
      },
      title: 'برنامج اختبارات الشهر الثاني',
      text: 'تبدأ اختبارات الشهر الثاني يوم الأحد بعد القادم، اختبارًا واحدًا في اليوم، في الحصّة الثانية.',
    },
    {
      id: 'notice-yarmouk-ninth',
      ...{
        by: 'ghada',
        kind: 'encouragement',
        to: 'students-grade:9',
        source: 'المرشدة غادة',
        mustRead: false,
        days: -1,
      },
      title: '',
      text: 'خطوة صغيرة كلّ مساء أبقى من ليلة طويلة قبل الاختبار.',
    },
  ],
}

/** Notices, and those who have read what must be read: أمّ يزن has not yet. */
export function noticesOf({ place, people }: SchoolSeed, clock: Clock): Act[] {
  return (notices[place] ?? []).flatMap(({ id, by, days, ...words }) => {
    const publishAt = clock.past(days, 9)
    const told: Act = {
      at: publishAt,
      person: by,
      name: 'notices.publish',
      args: { id, publishAt, ...words },
    }
    if (!words.mustRead) return [told]
    const read = people.filter(
      one => one.id !== 'hana' && one.id !== by && chance(`${id} ${one.id}`).often(0.3),
    )
    return [told, ...read.map(one => readBy(one.id, id, days, clock))]
  })
}

function readBy(person: string, notice: string, days: number, clock: Clock): Act {
  const luck = chance(`${notice} ${person} when`)
  const at = clock.past(days, 15 + luck.whole(6), luck.whole(60))
  return { at, person, name: 'notices.read', args: { notice } }
}
