/** The work that the demo's teachers give. Days count from the day on which the demo is played: -2 was, 1 is tomorrow. */
import type { Task } from '../src/domain/assignments/assignment.ts'

export interface AssignmentSeed {
  id: string
  section: string
  subject: string
  by: string
  title: string
  intro: string
  tasks: Task[]
  published: number
  due: number
  weight: number
  /** How much of the class has handed in, 0 to 1; and of those, how many are marked. */
  handedIn?: number
  marked?: number
  /** Answers that children gave, task by task; the first is right. */
  said?: (string | number)[][]
}

const text = (id: string, points: number, prompt: string): Task => ({ id, kind: 'text', prompt, points })
const choice = (id: string, points: number, prompt: string, ...choices: string[]): Task => ({
  ...{ id, kind: 'choice', prompt, points, choices },
})
const number = (id: string, points: number, prompt: string, unit?: string): Task => ({
  ...{ id, kind: 'number', prompt, points, ...(unit && { unit }) },
})

const fractions = [
  number('t1', 4, 'ما ناتج ٣/٤ + ١/٨؟'),
  choice('t2', 2, 'أيّ هذه الكسور أكبر؟', '٢/٣', '٣/٥', '٤/٧'),
  text('t3', 4, 'كيف نجمع كسرين مقاماهما مختلفان؟ اشرحوا ذلك بكلماتكم.'),
]
const fractionsSaid = [
  ['٧/٨', '7/8', '٤/١٢'],
  [0, 0, 1],
  [
    'نوحّد المقامين أوّلًا، ثمّ نجمع البسطين.',
    'نجعل المقام ٨ في الكسرين ثمّ نجمع.',
    'نجمع فوق مع فوق وتحت مع تحت.',
  ],
]
const sentences = [
  choice('t1', 2, '«الشتاءُ على الأبواب». ما نوع هذه الجملة؟', 'اسميّة', 'فعليّة'),
  choice('t2', 2, '«يقطف الفلّاحون الزيتون». ما الفاعل؟', 'الفلّاحون', 'الزيتون', 'يقطف'),
  text('t3', 6, 'حوّلوا هذه الجملة إلى جملة فعليّة: «الأطفالُ يلعبون في الساحة».'),
]

const sixthA: AssignmentSeed[] = [
  {
    id: 'amal-6a-arabic-grandmother',
    ...{ section: 'amal-6a', subject: 'arabic', by: 'rana', published: -14, due: -7, weight: 10 },
    title: 'بيت جدّتي',
    intro: 'صفوا بيت الجدّة في خمسة أسطر أو أكثر: ما نراه، وما نسمعه، وما نشمّه.',
    tasks: [text('t1', 15, 'وصف بيت الجدّة'), choice('t2', 5, 'أيّ هذه الكلمات صفة؟', 'دافئ', 'بيت', 'يفتح')],
    ...{ handedIn: 0.8, marked: 1 },
    said: [
      [
        'بيت جدّتي صغير ودافئ. أمامه شجرة ليمون، وعند الباب أصص الحبق. أسمع صوت المذياع في المطبخ، وأشمّ رائحة الخبز.',
        'في بيت جدّتي مدفأة كبيرة نجلس حولها في الشتاء ونأكل الكستناء.',
        'بيتها في السلط، على درج طويل، ومن شبّاكه أرى الجبل.',
      ],
      [0, 0, 0, 2],
    ],
  },
  {
    id: 'amal-6a-maths-ratio',
    ...{ section: 'amal-6a', subject: 'maths', by: 'khaled', published: -9, due: -2, weight: 5 },
    title: 'النسبة في حياتنا',
    intro: 'سؤالان قصيران من السوق والمطبخ.',
    tasks: [
      choice(
        't1',
        4,
        'في السلّة ٦ تفّاحات و٩ برتقالات. ما نسبة التفّاح إلى البرتقال؟',
        '٢ إلى ٣',
        '٣ إلى ٢',
        '١ إلى ٣',
      ),
      number('t2', 6, 'يكفي كيس الأرزّ ٤ أشخاص. كم كيسًا يكفي ٢٠ شخصًا؟', 'كيس'),
    ],
    ...{ handedIn: 0.55, marked: 0.5 },
    said: [
      [0, 0, 1],
      ['٥', '5', '٤'],
    ],
  },
  {
    id: 'amal-6a-maths-fractions',
    ...{ section: 'amal-6a', subject: 'maths', by: 'khaled', published: -4, due: 1, weight: 10 },
    title: 'جمع الكسور',
    intro: 'يمكن كتابة الكسر هكذا: ٣/٤.',
    ...{ tasks: fractions, said: fractionsSaid, handedIn: 0.2 },
  },
  {
    id: 'amal-6a-arabic-sentences',
    ...{ section: 'amal-6a', subject: 'arabic', by: 'rana', published: -3, due: 2, weight: 10 },
    title: 'الجملة الاسميّة والجملة الفعليّة',
    intro: '',
    tasks: sentences,
  },
  {
    id: 'amal-6a-science-water',
    ...{ section: 'amal-6a', subject: 'science', by: 'lubna', published: -1, due: 7, weight: 10 },
    title: 'قطرة ماء تحكي رحلتها',
    intro: 'من البحر إلى الغيمة، ومن الغيمة إلى الوادي.',
    tasks: [
      choice('t1', 3, 'ماذا نسمّي تحوّل الماء إلى بخار؟', 'التبخّر', 'التكاثف', 'الهطول'),
      text('t2', 7, 'اكتبوا رحلة القطرة في ستّة أسطر.'),
    ],
  },
  {
    id: 'amal-6a-english-weekend',
    ...{ section: 'amal-6a', subject: 'english', by: 'diana', published: 0, due: 5, weight: 10 },
    title: 'My weekend',
    intro: 'Write in English, please. Short sentences are good sentences.',
    tasks: [
      text('t1', 8, 'Write four sentences about your weekend.'),
      choice('t2', 2, 'Yesterday we ___ olives.', 'picked', 'pick', 'picking'),
    ],
  },
  {
    id: 'amal-6a-maths-area',
    ...{ section: 'amal-6a', subject: 'maths', by: 'khaled', published: 2, due: 9, weight: 10 },
    title: 'مساحة غرفتي',
    intro: 'قيسوا غرفة في البيت بالخطوات أو بالمتر.',
    tasks: [
      number('t1', 5, 'طول غرفة ٤ م وعرضها ٣ م. ما مساحتها؟', 'م²'),
      number('t2', 5, 'ما محيطها؟', 'م'),
    ],
  },
]

const others: AssignmentSeed[] = [
  {
    id: 'amal-6b-maths-fractions',
    ...{ section: 'amal-6b', subject: 'maths', by: 'khaled', published: -4, due: 3, weight: 10 },
    ...{ title: 'جمع الكسور', intro: 'يمكن كتابة الكسر هكذا: ٣/٤.' },
    ...{ tasks: fractions, said: fractionsSaid, handedIn: 0.3 },
  },
  {
    id: 'amal-6b-arabic-sentences',
    ...{ section: 'amal-6b', subject: 'arabic', by: 'rana', published: -3, due: 2, weight: 10 },
    ...{ title: 'الجملة الاسميّة والجملة الفعليّة', intro: '', tasks: sentences },
  },
  {
    id: 'amal-5b-maths-multiply',
    ...{ section: 'amal-5b', subject: 'maths', by: 'khaled', published: -2, due: 2, weight: 10 },
    title: 'ضرب عددين',
    intro: '',
    tasks: [
      number('t1', 5, 'ما ناتج ٢٤ × ١٥؟'),
      number('t2', 5, 'في الصفّ ٦ مقاعد، ولكلّ مقعد ٤ أرجل. كم رجلًا؟'),
    ],
  },
  {
    id: 'amal-2a-arabic-jeem',
    ...{ section: 'amal-2a', subject: 'arabic', by: 'abeer', published: -2, due: 1, weight: 5 },
    title: 'حرف الجيم',
    intro: 'اقرؤوا الكلمات بصوت عالٍ مع أحد في البيت.',
    tasks: [
      choice('t1', 3, 'أيّ كلمة تبدأ بحرف الجيم؟', 'جمل', 'شمس', 'قمر'),
      choice('t2', 2, 'أين حرف الجيم في كلمة «شجرة»؟', 'في أوّلها', 'في وسطها', 'في آخرها'),
    ],
  },
  {
    id: 'amal-2a-maths-tens',
    ...{ section: 'amal-2a', subject: 'maths', by: 'abeer', published: -9, due: -5, weight: 5 },
    title: 'العدّ بالعشرات',
    intro: '',
    tasks: [number('t1', 3, '١٠، ٢٠، ٣٠، ثمّ ماذا؟'), number('t2', 2, 'كم عشرة في ٥٠؟')],
    ...{ handedIn: 0.6, marked: 1 },
    said: [
      ['٤٠', '40', '٣١'],
      ['٥', '5'],
    ],
  },
  {
    id: 'yarmouk-9a-maths-lines',
    ...{ section: 'yarmouk-9a', subject: 'maths', by: 'firas', published: -12, due: -8, weight: 10 },
    title: 'ميل المستقيم',
    intro: '',
    tasks: [
      number('t1', 10, 'ما ميل المستقيم المارّ بالنقطتين (١، ٢) و(٣، ٨)؟'),
      text('t2', 10, 'متى يكون ميل المستقيم سالبًا؟'),
    ],
    ...{ handedIn: 0.7, marked: 1 },
    said: [
      ['٣', '3', '٢'],
      ['حين تنقص ص كلّما زادت س.', 'إذا نزل الخطّ من اليسار إلى اليمين.', 'حين يكون الخطّ نازلًا.'],
    ],
  },
  {
    id: 'yarmouk-9a-arabic-summary',
    ...{ section: 'yarmouk-9a', subject: 'arabic', by: 'maysoon', published: -6, due: -1, weight: 10 },
    title: 'تلخيص نصّ',
    intro: 'لخّصوا ما قرأتم هذا الأسبوع في عشرة أسطر.',
    tasks: [text('t1', 20, 'التلخيص')],
    handedIn: 0.5,
    said: [
      [
        'يحكي النصّ عن قرية جفّت بئرها، فاجتمع أهلها وحفروا بئرًا جديدة معًا.',
        'الفكرة الرئيسة أنّ العمل الجماعيّ يحلّ ما لا يحلّه واحد وحده.',
      ],
    ],
  },
  {
    id: 'yarmouk-9a-maths-equation',
    ...{ section: 'yarmouk-9a', subject: 'maths', by: 'firas', published: -2, due: 2, weight: 10 },
    title: 'المعادلة الخطّيّة',
    intro: '',
    tasks: [number('t1', 5, 'إذا كان ٢س + ٥ = ١٧، فما قيمة س؟'), text('t2', 5, 'تحقّقوا من الحلّ بالتعويض.')],
  },
  {
    id: 'yarmouk-9a-science-cell',
    ...{ section: 'yarmouk-9a', subject: 'science', by: 'yasmeen', published: -1, due: 7, weight: 10 },
    title: 'الخليّة النباتيّة والخليّة الحيوانيّة',
    intro: '',
    tasks: [
      choice(
        't1',
        4,
        'ما الذي في الخليّة النباتيّة وليس في الحيوانيّة؟',
        'الجدار الخلويّ',
        'النواة',
        'السيتوبلازم',
      ),
      text('t2', 6, 'اذكروا وظيفة البلاستيدات الخضراء.'),
    ],
  },
]

export const assignments = [...sixthA, ...others]
