/** What is said to people about a register that was read. The screen says the same in src/app/words. */
import type { PlanErrorCode } from '../imports/roster/plan.ts'
import type { RosterNoteCode } from '../imports/roster/wrong.ts'

export const wrongWords: Record<
  PlanErrorCode | 'too_many_gone' | 'changed_meanwhile',
  [ar: string, en: string]
> = {
  missing: ['لا ملفّ هنا بهذا الاسم.', 'There is no such file.'],
  unreadable: ['لا يمكن قراءة الملفّ.', 'The file cannot be read.'],
  empty: ['الملفّ فارغ.', 'The file is empty.'],
  too_large: ['الملفّ أكبر من المسموح.', 'The file is too large.'],
  too_many_files: ['الملفّات أكثر من المسموح.', 'There are too many files.'],
  too_many_rows: ['الصفوف أكثر من المسموح.', 'There are too many rows.'],
  too_many_people: ['الأشخاص أكثر من المسموح في مرّة واحدة.', 'There are too many people for one import.'],
  too_many_errors: ['الأخطاء كثيرة، وتوقّفت القراءة هنا.', 'There are too many errors; reading stopped here.'],
  unknown_form: [
    'ليس هذا سجلًّا نعرفه: OneRoster أو جدول بأسماء الطلبة.',
    'This is no register that is known here: OneRoster, or a sheet of names.',
  ],
  names_missing: [
    'الأشخاص هنا أسماء حسابات بلا أسماء أشخاص. يلزم عمودا First Name وLast Name.',
    'People stand here by their accounts only. The columns First Name and Last Name are needed.',
  ],
  moodle_users: [
    'هذه قائمة مستخدمين من Moodle، وليس فيها صفوف ولا شعب.',
    'This is a list of Moodle users; it names no sections.',
  ],
  openemis_template: [
    'هذا قالب فارغ من OpenEMIS، وليس سجلًّا.',
    'This is an empty OpenEMIS template, not a register.',
  ],
  old_spreadsheet: [
    'هذا ملفّ XLS قديم. يُقرأ حين يُحفظ بصيغة XLSX أو CSV.',
    'This is an old XLS file. Save it as XLSX or CSV.',
  ],
  not_a_spreadsheet: ['ليس هذا جدولًا.', 'This is not a spreadsheet.'],
  sheet_broken: ['الجدول تالف ولا يُفتح.', 'The spreadsheet is broken and does not open.'],
  sheet_without_header: [
    'لا صفّ عناوين في الجدول: الاسم، الصف، الشعبة.',
    'The sheet has no row of headings such as name, grade, section.',
  ],
  file_missing: ['ينقص ملفّ من السجلّ.', 'A file of the set is missing.'],
  folders_many: [
    'هنا أكثر من مجلّد أو ملفّ ZIP. يُختار منها ما فيه السجلّ وحده.',
    'There are several folders or ZIPs here. Name the one that holds the register.',
  ],
  file_twice: ['الملفّ موجود مرّتين.', 'The file is there twice.'],
  version_unknown: ['إصدار لا نعرفه.', 'A version that is not known here.'],
  zip_broken: ['ملفّ ZIP تالف.', 'The ZIP is broken.'],
  zip_encrypted: ['ملفّ ZIP مقفل بكلمة سرّ.', 'The ZIP is encrypted.'],
  zip_nested: ['داخل ملفّ ZIP ملفّ ZIP آخر.', 'There is a ZIP inside the ZIP.'],
  zip_bomb: ['ملفّ ZIP ينتفخ إلى حجم غير معقول.', 'The ZIP swells beyond reason.'],
  path_escapes: ['مسار يخرج من المجلّد.', 'A path leads out of the folder.'],
  symlink: ['اختصار إلى ملفّ آخر، ولا يُتبع.', 'A link to another file is not followed.'],
  not_text: ['ليس نصًّا مفهوم الترميز.', 'Not text in an encoding that is known.'],
  binary: ['ليس ملفًّا نصّيًّا.', 'Not a text file.'],
  header_missing: ['ينقص صفّ العناوين.', 'The header row is missing.'],
  header_twice: ['العنوان نفسه لعمودين.', 'Two columns have the same heading.'],
  column_missing: ['ينقص عمود.', 'A column is missing.'],
  quote_open: ['علامة اقتباس لم تُغلق.', 'A quotation mark is not closed.'],
  column_count: [
    'عدد الخانات في هذا الصفّ لا يطابق العناوين.',
    'This row has another number of fields than the header.',
  ],
  row_too_long: ['صفّ أطول من المسموح.', 'A row is too long.'],
  field_empty: ['خانة فارغة.', 'A field is empty.'],
  field_too_long: ['نصّ أطول من المسموح.', 'A field is too long.'],
  value_unknown: ['قيمة غير معروفة.', 'A value that is not known here.'],
  role_unknown: ['دور غير معروف.', 'A role that is not known here.'],
  date_wrong: ['تاريخ غير مفهوم.', 'A date that is not understood.'],
  id_twice: ['الرقم نفسه مرّتين.', 'The same id is there twice.'],
  reference_unknown: ['يشير إلى شيء غير موجود.', 'It points to something that is not there.'],
  class_without_school: ['شعبة بلا مدرسة.', 'A class names no school.'],
  name_too_short: ['الاسم ناقص.', 'The name is not whole.'],
  number_damaged: [
    'رقم أفسده برنامج الجداول. يُكتب في خانته نصًّا.',
    'A number damaged by the spreadsheet; write it as text.',
  ],
  person_unclear: [
    'لا يُعرف أيّ شخص المقصود: اسمان متشابهان بلا رقم.',
    'It is not clear who is meant: two alike names without a number.',
  ],
  guardian_cycle: ['وليّ الأمر يدور إلى نفسه.', 'Guardians form a circle.'],
  formula: [
    'خانة تبدأ بعلامة حساب (= + - @) أو بلا قيمة محفوظة.',
    'A cell begins like a formula (= + - @), or is one without a stored value.',
  ],
  several_schools: ['في السجلّ أكثر من مدرسة.', 'The register holds several schools.'],
  no_school: ['لا مدرسة في هذا السجلّ.', 'There is no school in this register.'],
  too_many_gone: ['يغيب أكثر من خمسة في المئة.', 'More than five per cent would be missing.'],
  changed_meanwhile: ['تغيّرت المدرسة منذ المعاينة.', 'The school has changed since it was shown.'],
}

export const noteWords: Record<RosterNoteCode, [ar: string, en: string]> = {
  encoding_guessed: ['خُمّن ترميز الحروف.', 'The encoding was guessed.'],
  delimiter_guessed: ['خُمّن الفاصل بين الخانات.', 'The delimiter was guessed.'],
  form_guessed: ['خُمّن نوع السجلّ.', 'The form was guessed.'],
  folder_opened: ['السجلّ داخل مجلّد.', 'The set was in a folder.'],
  file_ignored: ['ملفّ لا نحتاجه.', 'A file that is not needed.'],
  accounts_ignored: [
    'ملفّ حسابات وكلمات سرّ، لا نحتاجه ولم يُقرأ.',
    'A file of accounts and passwords: not needed, and not read.',
  ],
  file_unlisted: ['ملفّ لم يُذكر في القائمة.', 'A file that the manifest does not list.'],
  file_listed_missing: ['ملفّ ذُكر في القائمة ولم يأتِ.', 'A file that the manifest lists did not come.'],
  manifest_missing: ['لا قائمة ملفّات، فقُرئ السجلّ كاملًا.', 'No manifest: read as a whole set.'],
  column_ignored: ['عمود لا نحتاجه.', 'A column that is not needed.'],
  column_understood: ['عمود فُهم من اسمه.', 'A column understood by its name.'],
  column_missing: ['عمود ناقص غير لازم.', 'An optional column is missing.'],
  value_ignored: ['قيمة تُركت.', 'A value was left out.'],
  reference_ignored: ['إشارة إلى شيء غير موجود، تُركت.', 'A reference to nothing was left out.'],
  grade_unknown: ['صفّ غير معروف.', 'A grade that is not known.'],
  name_short: ['اسم أقصر من أربعة مقاطع.', 'A name with fewer than four parts.'],
  phone_unclear: ['رقم هاتف غير مفهوم، بقي كما كُتب.', 'A telephone number kept as it was written.'],
  formula_inert: [
    'خانة محسوبة أُخذت قيمتها المحفوظة، ولم يُحسب شيء.',
    'Of a formula the stored value was taken; nothing was computed.',
  ],
  sheet_ignored: ['ورقة لا نحتاجها.', 'A sheet that is not needed.'],
  row_ignored: ['صفّ ليس فيه شخص، تُرك.', 'A row without a person was left out.'],
  section_assumed: ['صفّ بلا شعبة، عُدّت «أ».', 'A grade without a section letter was taken for «أ».'],
  guardian_unnamed: ['وليّ أمر بلا اسم، تُرك.', 'A guardian without a name was left out.'],
  guardian_denied: [
    'قرار محكمة يمنع وليّ الأمر هذا من رؤية الطفل، فلم يُربط به.',
    'By a court’s order this guardian sees nothing of the child: not tied.',
  ],
  guardians_full: [
    'للطفل أربعة أولياء أمور، فلم يُربط الخامس.',
    'Four guardians stand by the child already: the fifth was not tied.',
  ],
  name_long: [
    'اسم من أكثر من أربعة مقاطع، عُدّ آخره اسم العائلة.',
    'Of a name with more than four parts the end was taken for the family.',
  ],
}
