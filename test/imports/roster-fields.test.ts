import { expect, test } from 'vitest'
import { isoDay, writtenDay } from '../../src/server/imports/roster/days.ts'
import { looksLikeFormula } from '../../src/server/imports/roster/fields.ts'
import { gradeOf, letterOf, sectionIn } from '../../src/server/imports/roster/grades.ts'
import { fourParts, fromWesternParts, nameKey, partsOf } from '../../src/server/imports/roster/names.ts'
import { numberOf, phoneOf } from '../../src/server/imports/roster/numbers.ts'
import { fieldOf } from '../../src/server/imports/roster/sheet/headers.ts'
import { genderByRelation, genderOf, sheetRoleOf } from '../../src/server/imports/roster/sheet/words.ts'
import { slips } from '../../src/server/imports/roster/table.ts'

test.each([
  ['أحمد محمد علي الزعبي', ['أحمد', 'محمد', 'علي', 'الزعبي']],
  ['  أحمد  محمـــد عليّ   الزعبي ', ['أحمد', 'محمد', 'علي', 'الزعبي']],
  ['عبد الرحمن محمد عبد الكريم أبو زيد', ['عبد الرحمن', 'محمد', 'عبد الكريم', 'أبو زيد']],
  ['نور الدين أحمد جاد الله بني هاني', ['نور الدين', 'أحمد', 'جاد الله', 'بني هاني']],
  ['فاطمة الزهراء محمد بن علي آل سعود', ['فاطمة الزهراء', 'محمد', 'علي', 'آل سعود']],
  ['أبو بكر عمر عثمان أبو عبد الله', ['أبو بكر', 'عمر', 'عثمان', 'أبو عبد الله']],
  ['عبدالله محمد علي الحاج حسن', ['عبدالله', 'محمد', 'علي', 'الحاج حسن']],
  ['محمد أحمد علي حسن العمري', ['محمد', 'أحمد', 'علي', 'حسن العمري']],
  ['سارة أحمد الزعبي', ['سارة', 'أحمد', '', 'الزعبي']],
  ['سارة الزعبي', ['سارة', '', '', 'الزعبي']],
])('«%s» has four parts', (text, parts) => {
  expect(fourParts(text)).toEqual(parts)
})

test('one word, or the half of a compound name, is no whole name', () => {
  for (const text of ['', 'علي', 'عبد', 'عبد الله', 'أبو بكر']) expect(fourParts(text), text).toBeUndefined()
  expect(partsOf('محمد بن')).toEqual(['محمد', 'بن'])
})

test('given names are taken apart in Arabic only, and middle names in both', () => {
  expect(fromWesternParts('أحمد محمد علي', '', 'الزعبي')).toEqual(['أحمد', 'محمد', 'علي', 'الزعبي'])
  expect(fromWesternParts('عبد الله', 'محمد علي', 'الزعبي')).toEqual(['عبد الله', 'محمد', 'علي', 'الزعبي'])
  expect(fromWesternParts('Mary Ann', '', 'Smith')).toEqual(['Mary Ann', '', '', 'Smith'])
  expect(fromWesternParts('Mary', 'Jane Ann Lee', 'van der Berg')).toEqual([
    'Mary',
    'Jane',
    'Ann Lee',
    'van der Berg',
  ])
})

test('two spellings of one name have one key', () => {
  expect(nameKey(['أحمد', 'عبد الله', '', 'الشيخة'])).toBe(nameKey(['احمد', 'عبدالله', '', 'الشيخه']))
  expect(nameKey(['أحمد', 'علي', '', 'حداد'])).not.toBe(nameKey(['أحمد', 'علي', 'حداد', 'حداد']))
})

test.each([
  ['05', '5'],
  ['12', '12'],
  ['٧', '7'],
  ['الصف الخامس', '5'],
  ['الخامس الأساسي', '5'],
  ['الاول', '1'],
  ['الحادي عشر', '11'],
  ['الثاني عشر', '12'],
  ['الأول الثانوي', '11'],
  ['الثاني الثانوي', '12'],
  ['Grade 10', '10'],
  ['10th', '10'],
])('the grade «%s» is %s', (text, grade) => {
  expect(gradeOf(text)).toEqual({ grade })
})

test('kindergartens are grades of elsewhere, and other words are none', () => {
  for (const text of ['KG', 'KG2', 'PK', 'روضة', 'التمهيدي', '13', 'UG'])
    expect(gradeOf(text), text).toEqual({ elsewhere: true })
  for (const text of ['', 'أ', 'العشرون', '14', 'Physics', 'الخامس أ'])
    expect(gradeOf(text), text).toBeUndefined()
})

test.each([
  ['الخامس أ', '5', 'أ', ''],
  ['الصف الخامس (ب)', '5', 'ب', ''],
  ['٥/ب', '5', 'ب', ''],
  ['5أ', '5', 'أ', ''],
  ['10B', '10', 'B', ''],
  ['Grade 5 - Section B', '5', 'B', ''],
  ['الأول الثانوي العلمي أ', '11', 'العلمي أ', ''],
  ['الرياضيات - الخامس أ', '5', 'أ', 'الرياضيات'],
  ['Math 5B', '5', 'B', 'Math'],
  ['History - 2', undefined, undefined, 'History 2'],
  ['Introduction to Physics', undefined, undefined, 'Introduction to Physics'],
  ['Class 1 title', undefined, undefined, 'Class 1 title'],
])('the title «%s» says grade %s and section %s', (title, grade, letter, before) => {
  expect(sectionIn(title)).toEqual({ ...(grade && { grade }), ...(letter && { letter }), before })
})

test('a section letter is bare', () => {
  for (const text of ['أ', '(أ)', 'شعبة أ', 'شعبة: "أ"', 'أ ـ']) expect(letterOf(text), text).toBe('أ')
})

test.each([
  ['٠٧٩ ١٢٣ ٤٥٦٧', '+962791234567'],
  ['0791234567', '+962791234567'],
  ['791234567', '+962791234567'],
  ['00962-79-123-4567', '+962791234567'],
  ['962791234567', '+962791234567'],
  ['+962 (0)79 1234567', '+962791234567'],
  ['065551234', '+96265551234'],
  ['06/5551234', '+96265551234'],
  ['0791234567 / 0781234567', '+962791234567'],
  ['+1 425 555 0100', '+14255550100'],
])('the telephone %s is %s', (text, phone) => {
  expect(phoneOf(text)).toEqual({ phone, unclear: false })
})

test('a number that is none stays as it was written, and words are no telephone', () => {
  expect(phoneOf('123')).toEqual({ phone: '123', unclear: true })
  expect(phoneOf('٠٧٩١٢٣')).toEqual({ phone: '079123', unclear: true })
  expect(phoneOf('لا يوجد')).toBeUndefined()
})

test('identity numbers are text', () => {
  expect(numberOf('0012345678')).toBe('0012345678')
  expect(numberOf('٢٠٠ ١٢٣-٤٥٦٧')).toBe('2001234567')
  expect(numberOf('2001234567.0')).toBe('2001234567')
  expect(numberOf('2.001234567E+09')).toBe('2001234567')
  expect(numberOf('2.0E+09')).toBe('damaged')
  expect(numberOf('T-22E/7')).toBe('T22E/7')
})

test('days are read as they are written here, day first', () => {
  expect(writtenDay('9/3/2015')).toBe('2015-03-09')
  expect(writtenDay('٩-٣-٢٠١٥')).toBe('2015-03-09')
  expect(writtenDay('2015/3/9')).toBe('2015-03-09')
  expect(writtenDay('12/31/2015')).toBe('2015-12-31')
  expect(writtenDay('29/2/2016')).toBe('2016-02-29')
  for (const text of ['29/2/2015', '31/4/2015', 'x', '1/2', '9/3/15'])
    expect(writtenDay(text), text).toBeUndefined()
  expect(isoDay('2015-03-09T00:00:00.000Z')).toBe('2015-03-09')
  for (const text of ['9/3/2015', '2015-13-01', '2015-3-9', '2015-02-29'])
    expect(isoDay(text), text).toBeUndefined()
})

test('what a spreadsheet could run is told from numbers and dashes', () => {
  for (const text of ['=1', '+A1', '-A1', '@x', '＝1', '=']) expect(looksLikeFormula(text), text).toBe(true)
  for (const text of ['+962 79', '-5', '-', '--', 'a=b', '5-أ', '+٩٦٢'])
    expect(looksLikeFormula(text), text).toBe(false)
})

test.each([
  [
    'name',
    'الاسم، الاسم الرباعي، اسم الطالب، اسم الطالب/ة، اسم الطالب الرباعي، أسماء الطلبة، الإسم الكامل، Name، Full Name، Student Name، StudentName، اسم المعلم',
  ],
  ['own', 'الاسم الأول، اسم الطالب الأول، First Name، givenName'],
  ['father', 'اسم الأب، اسم الاب، الاسم الثاني، Father Name، Middle Name، والد الطالب'],
  ['grandfather', 'اسم الجد، الاسم الثالث، Grandfather'],
  ['family', 'العائلة، اسم العائلة، اللقب، الشهرة، Family Name، Surname، LastName'],
  ['national', 'الرقم الوطني، رقم الهوية، الرقم الوطني للطالب، National ID، National Number، الرقم الشخصي'],
  ['number', 'رقم الطالب، الرقم الوزاري، رقم القيد، Student No، Student Number، OpenEMIS ID'],
  ['gender', 'الجنس، جنس الطالب، Gender، Sex'],
  ['born', 'تاريخ الميلاد، تاريخ الولادة، Date of Birth، DOB، BirthDate'],
  ['grade', 'الصف، الصف الدراسي، صف الطالب، Grade، Grade Level'],
  ['letter', 'الشعبة، رمز الشعبة، Section'],
  ['class', 'الصف والشعبة، الصف/الشعبة، الصف - الشعبة، Class'],
  ['guardian', 'ولي الأمر، اسم ولي الأمر، اسم وليّ أمر الطالب، Guardian، Parent Name، Guardian Full Name'],
  [
    'guardianPhone',
    'هاتف ولي الأمر، رقم هاتف ولي الأمر، جوال ولي الامر، رقم ولي الأمر، موبايل ولي أمر الطالب، Guardian Phone، Parent Mobile، Guardian Phone Number',
  ],
  ['guardianNational', 'الرقم الوطني لولي الأمر، رقم هوية ولي الأمر، Guardian National ID'],
  ['relation', 'صلة القرابة، صلة القرابة بالطالب، القرابة، Relationship، Relation'],
  ['mother', 'اسم الأم، الأم، Mother Name'],
  ['motherPhone', 'هاتف الأم، رقم هاتف الأم، Mother Phone'],
  ['fatherPhone', 'هاتف الأب، جوال الوالد، Father Mobile'],
  ['phone', 'الهاتف، رقم الهاتف، الهاتف الخلوي، الموبايل، Phone، Mobile، Mobile Number، هاتف الطالب'],
  ['email', 'البريد الإلكتروني، الايميل، Email، E-mail'],
  ['subject', 'المادة، المبحث، التخصص، Subject'],
  ['role', 'الدور، الوظيفة، المسمى الوظيفي، Role'],
  ['school', 'المدرسة، اسم المدرسة، School Name'],
] as const)('headers that mean %s', (field, headers) => {
  for (const header of headers.split('، ')) expect(fieldOf(header), header).toBe(field)
})

test('headers that mean nothing here', () => {
  for (const header of [
    'م',
    '#',
    'الرقم',
    'ملاحظات',
    'ملاحظات ولي الأمر',
    'العلامة',
    'Address',
    'عنوان ولي الأمر',
    '',
  ])
    expect(fieldOf(header), header).toBeUndefined()
})

test('who somebody is, in the words of cells', () => {
  expect(sheetRoleOf('طالبة')).toMatchObject({ role: 'student', gender: 'female' })
  expect(sheetRoleOf('مربّي الصفّ')).toMatchObject({ role: 'teacher', there: 'homeroom' })
  expect(sheetRoleOf('مديرة المدرسة')).toMatchObject({ role: 'principal', gender: 'female' })
  expect(sheetRoleOf('مرشد تربوي')).toMatchObject({ role: 'counselor' })
  expect(sheetRoleOf('مساعد المدير')).toMatchObject({ role: 'support' })
  expect(sheetRoleOf('ساحر')).toBeUndefined()
  expect([genderOf('أنثى'), genderOf('انثي'), genderOf('ذكر'), genderOf('F'), genderOf('x')]).toEqual([
    'female',
    'female',
    'male',
    'female',
    undefined,
  ])
  expect([genderByRelation('الأم'), genderByRelation('الأب'), genderByRelation('وصي')]).toEqual([
    'female',
    'male',
    undefined,
  ])
})

test('slips of the pen are counted', () => {
  expect(slips('beginDtae', 'beginDate')).toBe(1)
  expect(slips('userSourceId', 'userSourcedId')).toBe(1)
  expect(slips('orgSourcedId', 'userSourcedId')).toBeGreaterThan(2)
  expect(slips('a', 'abcd')).toBeGreaterThan(2)
})
