import { Choice } from './choice.tsx'
import { Field } from './field.tsx'
import { Select } from './select.tsx'

const sections = [
  { value: '6a', label: 'السادس أ' },
  { value: '6b', label: 'السادس ب' },
  { value: '7a', label: 'السابع أ' },
]

export function GalleryFields() {
  return (
    <>
      <h2>الحقول</h2>
      <Field
        label="جوابك"
        name="answer"
        lines={3}
        value="جدّتي الغالية، أكتب لك من غرفة الصف السادس."
        end="٢٦ كلمة، حُفظ الآن"
      />
      <Field label="الرمز" name="pin" value="١٢٣" inputMode="numeric" error="الرمز أربعة أرقام. كتبتَ ثلاثة." />
      <Field label="رقم البطاقة" name="card" value="" hint="تجده تحت المربّع على البطاقة." />
      <Select label="الشعبة" name="section" options={sections} value="6b" />
      <Choice legend="إلى مَن؟" name="to" many layout="flow" options={sections} value={['6a', '6b']} />
      <Choice
        legend="أيّ كسر يساوي نصفًا؟"
        name="half"
        value="b"
        options={[
          { value: 'a', label: '٢ من ٣' },
          { value: 'b', label: '٣ من ٦', under: 'ثلاثة أجزاء من ستّة' },
          { value: 'c', label: '٤ من ٩', disabled: true },
        ]}
      />
      <Choice
        legend="ما قرأتَه"
        name="read"
        many
        value={['1']}
        options={[
          { value: '1', label: 'شجرة الزيتون' },
          { value: '2', label: 'الصيّاد والسمكة' },
        ]}
        error="اختر قصّتين."
      />
    </>
  )
}
