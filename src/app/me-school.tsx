import type { ComponentChildren } from 'preact'
import { tellGrade } from '../domain/children/tell.ts'
import { showDigits, toLatinDigits } from '../domain/digits.ts'
import { fullName } from '../domain/people/person.ts'
import { tellSubject } from '../domain/sections/subject.ts'
import type { Digits, Say } from '../domain/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/say.tsx'
import type { MyRole, MySchool } from './me-read.ts'

/** One school as this person knows it. */
export function School({ school: { school, person, roles }, digits }: { school: MySchool; digits: Digits }) {
  // Students and guardians have nobody in the school’s office to say it to.
  const mayCorrect = person && roles.some(({ role }) => role === 'student' || role === 'guardian')
  const say = useSay()
  if (!school && !person)
    return (
      <Card title={say('me.unknownTitle')}>
        <p class="two">{say('me.unknown')}</p>
      </Card>
    )
  return (
    <Card title={school ? <bdi>{school.name}</bdi> : say('me.school')}>
      <dl class="facts">
        {person && (
          <Fact name={say('me.name')}>
            <bdi>{fullName(person)}</bdi>
          </Fact>
        )}
        {roles.map((role, index) => (
          <Fact key={index} name={say(`me.role_${role.role}`, { context: person?.gender ?? 'male' })}>
            {tellRole(say, role)}
          </Fact>
        ))}
        {school?.phone && (
          <Fact name={say('me.phone')}>
            {/* Groups of Arabic-Indic digits would run from the right; a telephone number is read from the left. */}
            <span class="line">
              <Button kind="link" href={`tel:${toLatinDigits(school.phone).replace(/[^+\d]/g, '')}`}>
                <bdo dir="ltr">{showDigits(school.phone, digits)}</bdo>
              </Button>
            </span>
          </Fact>
        )}
        {school?.hours && <Fact name={say('me.hours')}>{showDigits(school.hours, digits)}</Fact>}
      </dl>
      {mayCorrect && (
        <span class="line">
          <Button kind="link" href="/corrections">
            {say('me.wrong')}
          </Button>
        </span>
      )}
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt class="sm two">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** «الصف السادس، شعبة أ»; for a teacher the subject with it; for an office that has neither, its word alone. */
function tellRole(say: Say, { section, subject, child }: MyRole): string {
  const where =
    section && say('children.section', { grade: tellGrade(say, section.grade), letter: section.letter })
  const what = subject && tellSubject(say, subject)
  if (what && where) return say('me.both', { what, where })
  return child ?? where ?? what ?? say('me.wholeSchool')
}
