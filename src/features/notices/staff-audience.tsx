import { gradeOf, isEmpty, type AudienceChoices, type Where } from '../../domain/notices/audience-choices.ts'
import { tellWholeGrade } from '../../domain/notices/tell.ts'
import { isAmong, type Writing } from '../../domain/notices/writing.ts'
import { Choice } from '../../ui/choice.tsx'
import { useSay } from '../../ui/say.tsx'

export interface AudienceProps {
  writing: Writing
  choices: AudienceChoices
  change(part: Partial<Writing>): void
  /** What is wrong, by field. */
  wrong: { where?: string; readers?: string }
}

/** To whom: the school or a grade first, then a section of it, then who reads. Nothing is asked that has one answer. */
export function AudienceFields({ writing, choices, change, wrong }: AudienceProps) {
  const say = useSay()
  const { where, readers, kind } = writing
  const grade = gradeOf(choices, where)
  const own = kind === 'encouragement'
  const place = (value: Where, label: string) => ({ value, label, disabled: isEmpty(choices, value) })
  const places = [
    place('place', say('broadcasts.wholeSchool')),
    ...choices.grades.map(one => place(`grade:${one.grade}`, tellWholeGrade(say, one.grade))),
    // The counselor's words are for students and their families.
    ...(own ? [] : [place('staff', say('broadcasts.staff'))]),
  ]
  const go = (value: string) => change({ where: value as Where })
  return (
    <>
      <Choice
        legend={say('broadcasts.toWhom')}
        name="where"
        layout="flow"
        options={places}
        value={grade ? `grade:${grade.grade}` : where}
        onChange={go}
        error={wrong.where}
      />
      {grade && grade.sections.length > 1 && (
        <Choice
          legend={say('broadcasts.whichSection')}
          name="section"
          layout="flow"
          options={[
            { value: `grade:${grade.grade}`, label: say('broadcasts.wholeGrade') },
            ...grade.sections.map(({ id, letter }) =>
              place(`section:${id}`, say('broadcasts.sectionOnly', { letter })),
            ),
          ]}
          value={where}
          onChange={go}
        />
      )}
      {isAmong(where) && (
        <Choice
          many
          legend={say('broadcasts.whoReads')}
          name="readers"
          layout="flow"
          hint={own && readers.length > 1 ? say('broadcasts.oneGoTwoTexts') : undefined}
          options={[
            { value: 'students', label: say('broadcasts.students') },
            { value: 'guardians', label: say('broadcasts.guardiansToo') },
            ...(own ? [] : [{ value: 'teachers', label: say('broadcasts.teachersToo') }]),
          ]}
          value={readers}
          onChange={value => change({ readers: value as Writing['readers'] })}
          error={wrong.readers}
        />
      )}
    </>
  )
}
