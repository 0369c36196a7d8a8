/** مدرسة اليرموك الثانوية: the second school, where the eldest daughter of أمّ يزن learns. */
import { hana } from './amal.ts'
import { fillSection, raises } from './families.ts'
import { homeroom, office, person, teaching, type SchoolSeed } from './school.ts'

const salma = person('salma', 'female', 'سلمى سامر محمود العبّادي', true)

const staff = [
  person('walid', 'male', 'وليد غسّان موسى الطراونة'),
  person('ghada', 'female', 'غادة بسّام نبيل البطاينة'),
  person('maysoon', 'female', 'ميسون عماد عيسى التلّ'),
  person('firas', 'male', 'فراس هيثم علي المعايطة'),
  person('yasmeen', 'female', 'ياسمين رائد حسين العمري'),
  person('zeinab', 'female', 'زينب ماجد صالح الحباشنة'),
  person('tareq', 'male', 'طارق نضال محمود الفايز'),
]

const work = [
  office('walid', 'principal', 'yarmouk'),
  office('ghada', 'counselor', 'yarmouk'),
  ...teaching('maysoon', 'arabic', ['yarmouk-9a']),
  homeroom('maysoon', 'yarmouk-9a'),
  ...teaching('firas', 'maths', ['yarmouk-9a']),
  ...teaching('yasmeen', 'science', ['yarmouk-9a']),
  ...teaching('tareq', 'english', ['yarmouk-9a']),
  ...teaching('zeinab', 'social', ['yarmouk-9a']),
]

export function yarmouk(): SchoolSeed {
  const ninth = fillSection({ id: 'yarmouk-9a', grade: '9', letter: 'أ' }, [salma])
  return {
    place: 'yarmouk',
    school: {
      name: 'مدرسة اليرموك الثانوية',
      nameEn: 'Yarmouk Secondary School',
      hijriOffset: 0,
      phone: '06-555-0202',
      hours: 'من الأحد إلى الخميس، ٧:٤٥ صباحًا حتّى ٢:١٥ بعد الظهر',
    },
    sections: [ninth.section],
    people: [...staff, ...ninth.section.students, hana, ...ninth.guardians],
    ties: [...work, ...ninth.ties, raises('hana', 'salma')],
  }
}
