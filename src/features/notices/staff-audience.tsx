import { gradeOf, type AudienceChoices, type Where } from '../../domain/notices/audience-choices.ts'
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
  const places = [
    { value: 'place', label: say('broadcasts.wholeSchool'), disabled: choices.everyone === 0 },
    ...choices.grades.map(one => ({
      value: `grade:${one.grade}`,
      label: tellWholeGrade(say, one.grade),
      disabled: one.students + one.guardians === 0,
    })),
    // The counselor's words are for students and their families.
    ...(own ? [] : [{ value: 'staff', label: say('broadcasts.staff'), disabled: choices.staff === 0 }]),
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
            ...grade.sections.map(section => ({
              value: `section:${section.id}`,
              label: say('broadcasts.sectionOnly', { letter: section.letter }),
              disabled: section.students + section.guardians === 0,
            })),
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
          ]}
          value={readers}
          onChange={value => change({ readers: value as Writing['readers'] })}
          error={wrong.readers}
        />
      )}
    </>
  )
}
