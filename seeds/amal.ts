/** مدرسة الأمل الأساسية: a basic school with small children and big ones, where most of the demo happens. */
import { fillSection, raises } from './families.ts'
import { homeroom, office, person, teaching, type SchoolSeed } from './school.ts'

/** أمّ يزن: her two younger children go to this school, her eldest daughter to the other. */
export const hana = person('hana', 'female', 'هناء خليل أحمد العبّادي')
const yazan = person('yazan', 'male', 'يزن سامر محمود العبّادي', true)
const jana = person('jana', 'female', 'جنى سامر محمود العبّادي', true)

const staff = [
  person('samar', 'female', 'سمر نبيل عيسى القضاة'),
  person('hadeel', 'female', 'هديل مروان صالح الزعبي'),
  person('rana', 'female', 'رنا فايز سليمان المجالي'),
  person('khaled', 'male', 'خالد جمال راشد النسور'),
  person('lubna', 'female', 'لبنى عدنان حسين عبيدات'),
  person('diana', 'female', 'ديانا عيسى موسى حدّاد'),
  person('mahmoud', 'male', 'محمود تيسير علي الشوابكة'),
  person('nisreen', 'female', 'نسرين زياد خليل الرواشدة'),
  person('abeer', 'female', 'عبير حاتم منير الخصاونة'),
]

const work = [
  office('samar', 'principal', 'amal'),
  office('hadeel', 'counselor', 'amal'),
  ...teaching('rana', 'arabic', ['amal-6a', 'amal-6b']),
  homeroom('rana', 'amal-6a'),
  ...teaching('khaled', 'maths', ['amal-6a', 'amal-6b', 'amal-5b']),
  ...teaching('lubna', 'science', ['amal-6a', 'amal-6b', 'amal-5b']),
  homeroom('lubna', 'amal-6b'),
  ...teaching('diana', 'english', ['amal-6a', 'amal-6b', 'amal-5b']),
  ...teaching('mahmoud', 'social', ['amal-6a', 'amal-6b']),
  ...teaching('mahmoud', 'computing', ['amal-6a', 'amal-6b']),
  ...teaching('nisreen', 'arabic', ['amal-5b']),
  homeroom('nisreen', 'amal-5b'),
  ...teaching('abeer', 'arabic', ['amal-2a']),
  ...teaching('abeer', 'maths', ['amal-2a']),
  ...teaching('abeer', 'science', ['amal-2a']),
  ...teaching('abeer', 'social', ['amal-2a']),
  homeroom('abeer', 'amal-2a'),
]

export function amal(): SchoolSeed {
  const classes = [
    fillSection({ id: 'amal-2a', grade: '2', letter: 'أ' }, [jana]),
    fillSection({ id: 'amal-5b', grade: '5', letter: 'ب' }),
    fillSection({ id: 'amal-6a', grade: '6', letter: 'أ' }, [yazan]),
    fillSection({ id: 'amal-6b', grade: '6', letter: 'ب' }),
  ]
  return {
    place: 'amal',
    school: {
      name: 'مدرسة الأمل الأساسية',
      nameEn: 'Al-Amal Basic School',
      hijriOffset: 0,
      phone: '06-555-0101',
      hours: 'من الأحد إلى الخميس، ٧:٣٠ صباحًا حتّى ٢:٠٠ بعد الظهر',
    },
    sections: classes.map(one => one.section),
    people: [
      ...staff,
      ...classes.flatMap(one => one.section.students),
      hana,
      ...classes.flatMap(one => one.guardians),
    ],
    ties: [...work, ...classes.flatMap(one => one.ties), raises('hana', 'yazan'), raises('hana', 'jana')],
  }
}
