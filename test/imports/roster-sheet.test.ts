import { expect, test } from 'vitest'
import { rosterLimits } from '../../src/server/imports/roster/limits.ts'
import { readSheet, readZip, sound, workbookOf, zipOf } from './roster-sets.ts'
import type { Register } from '../../src/server/imports/roster/register.ts'

const head = [
  'الرقم الوطني',
  'الاسم الرباعي',
  'الجنس',
  'الصف',
  'الشعبة',
  'ولي الأمر',
  'صلة القرابة',
  'هاتف ولي الأمر',
]
const ahmad = [
  '0012345678',
  'أحمد محمد عبد الله الزعبي',
  'ذكر',
  'الخامس',
  'أ',
  'محمد عبد الله حسن الزعبي',
  'الأب',
  '٠٧٩١٢٣٤٥٦٧',
]
const sara = [
  '2001234567',
  'سارة محمد عبد الله الزعبي',
  'أنثى',
  'الصف الثالث',
  'ب',
  'محمد عبدالله حسن الزعبي',
  'أب',
  '0791234567',
]
const layla = [
  '2001234568',
  'ليلى خالد أحمد أبو زيد',
  'انثى',
  '5',
  'شعبة (أ)',
  'فاطمة سالم',
  'الأم',
  '+962 78 555 1111',
]
const csv = (rows: string[][], delimiter = ',') => rows.map(row => row.join(delimiter)).join('\r\n')

const sheet = async (...rows: string[][]) => sound(await readSheet(csv([head, ...rows])))
const wrong = async (...rows: string[][]) => {
  const { register, errors } = await readSheet(csv([head, ...rows]))
  expect(register).toBeUndefined()
  return errors
}
const told = ({ people, guardianships, sections, enrolments }: Register) => ({
  people: people.map(({ name, gender, phone, roles }) => [
    name.filter(Boolean).join('، '),
    gender,
    phone,
    roles.map(({ role }) => role).join(),
  ]),
  guardians: guardianships.length,
  sections: sections.map(({ grade, letter }) => `${grade} ${letter}`),
  enrolments: enrolments.length,
})
const family = {
  people: [
    ['أحمد، محمد، عبد الله، الزعبي', 'male', undefined, 'student'],
    ['سارة، محمد، عبد الله، الزعبي', 'female', undefined, 'student'],
    ['ليلى، خالد، أحمد، أبو زيد', 'female', undefined, 'student'],
    ['محمد، عبد الله، حسن، الزعبي', 'male', '+962791234567', 'guardian'],
    ['محمد، عبدالله، حسن، الزعبي', 'male', '+962791234567', 'guardian'],
    ['فاطمة، سالم', 'female', '+962785551111', 'guardian'],
  ],
  guardians: 3,
  sections: ['5 أ', '3 ب'],
  enrolments: 3,
}

test('a sheet of pupils brings their sections, guardians and numbers as they were written', async () => {
  const register = await sheet(ahmad, sara, layla)
  expect(told(register)).toEqual({
    ...family,
    // «عبد الله» and «عبدالله» are one man; with one telephone, as here, he is one guardian.
    people: family.people.filter((_, at) => at !== 4),
    sections: ['5 أ', '3 ب'],
  })
  expect(register.people[0]).toMatchObject({
    id: 'national:0012345678',
    nationalNumber: '0012345678',
    grade: '5',
  })
  expect(register).toMatchObject({
    source: 'sheet',
    form: 'CSV',
    reach: 'sections',
    kinds: { people: 'bulk' },
  })
  expect(register.sections.every(({ homeroom }) => homeroom)).toBe(true)
})

test('the same sheet is read in each encoding and with each delimiter, and the guess is said', async () => {
  const plain = await sheet(ahmad, sara, layla)
  const text = csv([head, ahmad, sara, layla], ';')
  const utf16 = Buffer.from(text, 'utf16le')
  const forms: [Buffer, string | undefined][] = [
    [Buffer.from(text), undefined],
    [Buffer.from(`\ufeff${text}`), undefined],
    [Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'utf-16le'],
    [Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), 'utf-16be'],
    [utf16, 'utf-16le'],
    [encoded(text, 'windows-1256'), 'windows-1256'],
    [encoded(text, 'iso-8859-6'), 'iso-8859-6'],
  ]
  for (const [content, encoding] of forms) {
    const { notes, ...read } = await readSheet(content)
    expect(sound({ notes, ...read }), encoding).toEqual(plain)
    expect(notes.find(({ code }) => code === 'encoding_guessed')?.value).toBe(encoding)
    expect(notes.find(({ code }) => code === 'delimiter_guessed')?.value).toBe(';')
  }
  for (const delimiter of ['\t', '|'])
    expect(sound(await readSheet(csv([head, ahmad, sara, layla], delimiter)))).toEqual(plain)
  expect(sound(await readSheet(`sep=;\n${text}`)).people).toHaveLength(5)
})

/** Letter by letter, by trying all bytes: Node writes no code page of Windows. */
function encoded(text: string, encoding: string): Buffer {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Buffer.from([byte])), byte]),
  )
  // ISO 8859-6 has no Arabic-Indic digits.
  const plain =
    encoding === 'iso-8859-6' ? text.replace(/[٠-٩]/g, d => String('٠١٢٣٤٥٦٧٨٩'.indexOf(d))) : text
  const digits = [...plain].map(
    letter => bytes.get(letter) ?? bytes.get(String('٠١٢٣٤٥٦٧٨٩'.indexOf(letter))) ?? 63,
  )
  return Buffer.from(digits)
}

test('a workbook is read like the sheet it is: titles above, signatures below, other sheets beside', async () => {
  const content = await workbookOf({
    كشف: [
      ['مدرسة الأمل الأساسية'],
      [],
      ['م', ...head, 'تاريخ الميلاد'],
      [1, ...ahmad, new Date(Date.UTC(2015, 2, 9))],
      [2, 2001234567, ...sara.slice(1, 7), 791234567, '9/3/2017'],
      [3, ...layla],
      [],
      ['', '', 'توقيع مديرة المدرسة'],
    ],
    ملاحظات: [['لا شيء هنا']],
  })
  const { register, notes } = await readSheet(content, 'كشف.xlsx')
  expect(told(register!).people).toEqual(family.people.filter((_, at) => at !== 4))
  expect(register!.people[0]).toMatchObject({ born: '2015-03-09', at: { file: 'كشف.xlsx#كشف', line: 4 } })
  expect(register!.people[1]).toMatchObject({ born: '2017-03-09', nationalNumber: '2001234567' })
  expect(notes.map(({ code, line }) => [code, line])).toEqual(
    expect.arrayContaining([
      ['row_ignored', 8],
      ['sheet_ignored', 1],
      ['column_ignored', 3],
    ]),
  )
})

test('a long workbook comes back letter by letter', async () => {
  const names = Array.from({ length: 4000 }, (_, at) => {
    const letters = String(at).replace(/\d/g, digit => 'ابتثجحخدذر'[Number(digit)]!)
    return `ليث عبد الرحمن خليل قعوار${letters}`
  })
  const rows = names.map((name, at) => [String(2_000_000_000 + at), name, '', '5', 'أ', '', '', ''])
  const content = await workbookOf({ a: [head, ...rows] })
  const { people, enrolments } = sound(await readSheet(content, 'a.xlsx'))
  expect(people.map(({ name }) => name.join(' '))).toEqual(names)
  expect(enrolments).toHaveLength(4000)
  const { errors } = await readSheet(content, 'a.xlsx', { ...rosterLimits, rows: 100 })
  expect(errors).toMatchObject([{ line: 101, code: 'too_many_rows' }])
})

test('a number keeps the leading zeros that its format shows', async () => {
  const content = await workbookOf({ a: [head, [12345678, ...ahmad.slice(1)]] }, book => {
    book.getWorksheet('a')!.getCell('A2').numFmt = '0000000000'
  })
  expect(sound(await readSheet(content, 'a.xlsx')).people[0]!.nationalNumber).toBe('0012345678')
})

test('of a formula only the kept value counts, and without one it is an error', async () => {
  const made = (value: unknown) =>
    workbookOf({ a: [head, ahmad] }, book => {
      book.getWorksheet('a')!.getCell('B2').value = value as never
    })
  const kept = await readSheet(
    await made({ formula: 'WEBSERVICE("http://x")', result: 'ليث محمد علي حداد' }),
    'a.xlsx',
  )
  expect(kept.register!.people[0]!.name).toEqual(['ليث', 'محمد', 'علي', 'حداد'])
  expect(kept.notes).toContainEqual({ file: 'a.xlsx', line: 2, code: 'formula_inert', times: 1 })
  const bare = await readSheet(await made({ formula: 'A1&"x"' }), 'a.xlsx')
  expect(bare.errors).toEqual([{ file: 'a.xlsx', line: 2, field: 'B2', code: 'formula', value: 'A1&"x"' }])
  const failed = await readSheet(await made({ error: '#REF!' }), 'a.xlsx')
  expect(failed.errors).toMatchObject([{ line: 2, field: 'B2', code: 'formula', value: '#REF!' }])
})

test('text runs, and text that only looks like markup, stay text', async () => {
  const content = await workbookOf({ a: [head, ahmad] }, book => {
    const cell = book.getWorksheet('a')!.getCell('B2')
    cell.value = { richText: [{ text: 'ليث محمد ' }, { font: { bold: true }, text: 'علي <b>حداد</b>' }] }
  })
  expect(sound(await readSheet(content, 'a.xlsx')).people[0]!.name).toEqual([
    'ليث',
    'محمد',
    'علي',
    '<b>حداد</b>',
  ])
})

test('a sheet for each section may name it in its title only', async () => {
  const content = await workbookOf({
    'الخامس أ': [['الرقم الوطني', 'الاسم'], ahmad.slice(0, 2)],
    'السادس ب': [['الرقم الوطني', 'الاسم'], sara.slice(0, 2)],
    ملخص: [['المجموع', '2']],
  })
  const register = sound(await readSheet(content, 'school.xlsx'))
  expect(register.sections.map(({ grade, letter }) => [grade, letter])).toEqual([
    ['5', 'أ'],
    ['6', 'ب'],
  ])
  const files = {
    '5أ.csv': 'الرقم الوطني,الاسم\n1,أحمد محمد علي حداد',
    '6.csv': 'الرقم الوطني,الاسم\n2,سامي محمد علي حداد',
  }
  const { register: other, notes } = await readZip(files)
  expect(other!.sections.map(({ grade, letter }) => [grade, letter])).toEqual([
    ['5', 'أ'],
    ['6', 'أ'],
  ])
  expect(notes).toContainEqual(expect.objectContaining({ code: 'section_assumed', file: '6.csv' }))
})

test('English headers, and a name in four columns, say the same', async () => {
  const register = sound(
    await readSheet(
      'National ID,First Name,Father Name,Grandfather Name,Family Name,Gender,Grade,Section,Guardian Name,Relationship,Guardian Phone\n' +
        '0012345678,أحمد,محمد,عبد الله,الزعبي,M,Grade 5,أ,محمد عبد الله حسن الزعبي,Father,00962791234567',
    ),
  )
  expect(told(register)).toMatchObject({
    people: [family.people[0], family.people[3]],
    sections: ['5 أ'],
  })
})

test('father and mother are guardians when they can be reached; the father is named by his child', async () => {
  const register = sound(
    await readSheet(
      'الاسم,الصف والشعبة,هاتف الأب,اسم الأم,هاتف الأم\n' +
        'أحمد محمد علي الزعبي,الخامس أ,0791234567,هدى سالم خليل العمري,0781234567\n' +
        'سلمى خالد عمر حداد,5/أ,,رنا نبيل فؤاد نصار,',
    ),
  )
  expect(told(register).people.slice(2)).toEqual([
    ['محمد، علي، الزعبي', 'male', '+962791234567', 'guardian'],
    ['هدى، سالم، خليل، العمري', 'female', '+962781234567', 'guardian'],
  ])
  expect(register.guardianships.map(({ relation }) => relation)).toEqual(['الأب', 'الأم'])
})

test('two families never become one: the same name with two telephones is two people', async () => {
  const twin = [
    '2009999999',
    'زيد محمد عبد الله الزعبي',
    'ذكر',
    '5',
    'أ',
    'محمد عبد الله حسن الزعبي',
    'الأب',
    '0777777777',
  ]
  const register = await sheet(ahmad, twin)
  expect(register.people.filter(({ roles }) => roles[0]!.role === 'guardian')).toHaveLength(2)
  const nameless = (row: string[]) => [...row.slice(0, 7), '']
  expect(
    (await sheet(nameless(ahmad), nameless(twin))).guardianships.map(({ guardian }) => guardian),
  ).toEqual([expect.stringContaining('0012345678'), expect.stringContaining('2009999999')])
})

test('teachers have a row for each section or a list, and keep their subject', async () => {
  const register = sound(
    await readSheet(
      'اسم المعلم,الرقم الوظيفي,المبحث,الصف,الشعبة,الدور\n' +
        'هالة سمير نادر قعوار,77,الرياضيات,الخامس,"أ، ب",معلمة\n' +
        'هالة سمير نادر قعوار,77,العلوم,السادس,أ,\n' +
        'منى عادل سليم حتر,78,,السابع,أ,مربية الصف\n' +
        'رائد جميل عيسى دبابنة,79,,,,مدير المدرسة',
    ),
  )
  expect(register.people.map(({ id, gender, roles }) => [id, gender, roles[0]!.role])).toEqual([
    ['number:77', 'female', 'teacher'],
    ['number:78', 'female', 'teacher'],
    ['number:79', 'male', 'principal'],
  ])
  expect(
    register.enrolments.map(({ person, section, role, subject }) => [person, section, role, subject]),
  ).toEqual([
    ['number:77', 'section:/5/ا', 'teacher', 'الرياضيات'],
    ['number:77', 'section:/5/ب', 'teacher', 'الرياضيات'],
    ['number:77', 'section:/6/ا', 'teacher', 'العلوم'],
    ['number:78', 'section:/7/ا', 'homeroom', undefined],
  ])
})

test.each<[string, string[][], object]>([
  [
    'a name of one word',
    [['1', 'أحمد', '', '5', 'أ', '', '', '']],
    { line: 2, field: 'name', code: 'name_too_short' },
  ],
  ['no name', [['1', '', '', '5', 'أ', '', '', '']], { line: 2, field: 'name', code: 'field_empty' }],
  [
    'a national number made a quantity',
    [['9.99E+09', ...ahmad.slice(1)]],
    { line: 2, field: 'national', code: 'number_damaged' },
  ],
  [
    'the same number twice',
    [ahmad, sara, [ahmad[0]!, ...layla.slice(1)]],
    { line: 4, field: 'national', code: 'id_twice' },
  ],
  [
    'two pupils whom nothing tells apart',
    [
      ['', ...ahmad.slice(1)],
      ['', ...ahmad.slice(1)],
    ],
    { line: 3, field: 'name', code: 'person_unclear' },
  ],
  [
    'an unknown grade',
    [[...ahmad.slice(0, 3), 'العشرون', ...ahmad.slice(4)]],
    { line: 2, field: 'grade', code: 'value_unknown' },
  ],
  [
    'no section',
    [[...ahmad.slice(0, 3), '', '', ...ahmad.slice(5)]],
    { line: 2, field: 'grade', code: 'field_empty' },
  ],
  [
    'a formula for a name',
    [[ahmad[0]!, '=1+1', ...ahmad.slice(2)]],
    { line: 2, field: 'name', code: 'formula' },
  ],
  ['a row too short', [ahmad, sara.slice(0, 5)], { line: 3, code: 'column_count' }],
  ['a row too long', [ahmad, [...sara, 'x']], { line: 3, code: 'column_count' }],
])('%s is an error with its place', async (_, rows, error) => {
  expect((await wrong(...rows))[0]).toMatchObject({ file: 'roster.csv', ...error })
})

test('a cell that is refused is not missed a second time; one that is empty in another row is', async () => {
  const errors = await wrong(['1', '=1+1', ...ahmad.slice(2)], ['2', '', ...sara.slice(2)])
  expect(errors.map(({ line, field, code }) => [line, field, code])).toEqual([
    [2, 'name', 'formula'],
    [3, 'name', 'field_empty'],
  ])
})

test('digits that a program kept with ="…" are read; a formula there is not', async () => {
  const register = await sheet(['="0012345678"', ...ahmad.slice(1)])
  expect(register.people[0]!.nationalNumber).toBe('0012345678')
})

test('an unknown role is an error with its place', async () => {
  const { errors } = await readSheet('الاسم,الدور,الصف\nأحمد محمد علي حداد,ساحر,الخامس أ')
  expect(errors).toEqual([
    { file: 'roster.csv', line: 2, field: 'role', code: 'role_unknown', value: 'ساحر' },
  ])
})

test.each<[string, string, string | Uint8Array]>([
  ['old_spreadsheet', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['old_spreadsheet', 'locked.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['not_a_spreadsheet', 'a.xls', '<html><table><tr><td>الاسم</td></tr></table></html>'],
  ['not_a_spreadsheet', 'a.xlsx', 'الاسم,الصف'],
  ['not_a_spreadsheet', 'a.csv', '%PDF-1.7'],
  ['sheet_without_header', 'a.csv', 'x,y\n1,2'],
  ['empty', 'a.csv', ''],
])('%s: %s', async (code, name, content) => {
  expect((await readSheet(content, name)).errors).toMatchObject([{ file: name, line: 1, code }])
})

test('an archive that is no workbook, and a workbook that is broken inside, are told apart', async () => {
  const content = await zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })
  expect((await readSheet(content, 'a.xlsx')).errors).toMatchObject([{ code: 'not_a_spreadsheet' }])
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></d>',
  }
  expect((await readSheet(await zipOf(parts), 'a.xlsx')).errors).toMatchObject([{ code: 'sheet_broken' }])
})

test('a workbook that unpacks to 200 MiB is refused before it unpacks', async () => {
  const content = await zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': Buffer.alloc(200 * 1024 * 1024),
  })
  expect((await readSheet(content, 'a.xlsx')).errors).toMatchObject([{ code: 'zip_bomb' }])
})

test('rows, people and columns have limits', async () => {
  const many = csv([
    head,
    ...Array.from({ length: 20 }, (_, at) => [`${at}`, `أحمد محمد علي حداد`, '', '5', 'أ', '', '', '']),
  ])
  const read = (limits: Partial<typeof rosterLimits>) =>
    readSheet(many, 'a.csv', { ...rosterLimits, ...limits })
  expect((await read({})).errors).toEqual([])
  expect((await read({ rows: 10 })).errors).toMatchObject([{ line: 11, code: 'too_many_rows' }])
  expect((await read({ people: 10 })).errors).toMatchObject([{ line: 12, code: 'too_many_people' }])
  expect((await read({ columns: 5 })).errors).toMatchObject([{ line: 1, code: 'row_too_long' }])
})
