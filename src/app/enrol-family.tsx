/** Brothers and sisters come in by one card: who, and by which names. Motif and colour are given, and can be changed in each pocket. */
import { useEffect, useState } from 'preact/hooks'
import type { Face } from '../storage/face.ts'
import type { Phone } from '../storage/phone.ts'
import type { Ticket } from '../sync/enrol.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { Patch } from '../ui/patch.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import type { Sibling } from '../wire/card.ts'
import { WhatIsKept } from './enrol-face.tsx'
import { longestName } from './face-fields.tsx'
import { newcomers, type Newcomer } from './enrol-steps.ts'
import { readProfiles } from './faces-here.ts'
import { motifOf } from './motif-of.ts'

export interface Chosen {
  ticket: Ticket
  face: Face
}

export interface FamilyStepProps {
  phone: Phone
  siblings: readonly Sibling[]
  busy: boolean
  wrong?: string | undefined
  onBack(): void
  onMake(chosen: Chosen[]): void
}

export function FamilyStep({ phone, siblings, ...rest }: FamilyStepProps) {
  const [all, setAll] = useState<Newcomer[]>()
  useEffect(() => {
    void readProfiles(phone).then(profiles => setAll(newcomers(siblings, profiles)))
  }, [phone, siblings])
  return all ? <FamilyForm {...rest} all={all} /> : <Screen nav={false}>{null}</Screen>
}

export interface FamilyFormProps extends Omit<FamilyStepProps, 'phone' | 'siblings'> {
  all: readonly Newcomer[]
}

export function FamilyForm({ all, busy, wrong, onBack, onMake }: FamilyFormProps) {
  const say = useSay()
  const here = all.filter(one => one.here)
  const coming = all.filter(one => !one.here)
  const [names, setNames] = useState(() => coming.map(({ face }) => face.name.slice(0, longestName)))
  const [chosen, setChosen] = useState(() => coming.map((_, index) => `${index}`))
  const [tried, setTried] = useState(false)
  const isChosen = (index: number) => chosen.includes(`${index}`)
  const nameless = coming.some((_, index) => isChosen(index) && !names[index]!.trim())
  const make = () => {
    setTried(true)
    if (nameless || chosen.length === 0) return
    const pockets = coming.map(({ ticket, face }, index) => ({
      ...{ ticket, face: { ...face, name: names[index]!.trim() } },
    }))
    onMake(pockets.filter((_, index) => isChosen(index)))
  }
  return (
    <Screen
      top={<TopBar title={say('enrol.title')} back={{ label: say('app.back'), onClick: onBack }} />}
      foot={
        coming.length > 0 && (
          <>
            <p class="sm two">{say('privacy.short')}</p>
            <Button kind="main" wide disabled={busy} onClick={make}>
              {busy ? say('app.loading') : say('enrol.addAll', { count: chosen.length })}
            </Button>
          </>
        )
      }
    >
      <h1>{say('enrol.familyTitle')}</h1>
      <p>{say(coming.length > 0 ? 'enrol.family' : 'enrol.familyHere')}</p>
      {coming.length > 1 && (
        <Choice
          many
          legend={say('enrol.familyWho')}
          name="who"
          layout="flow"
          options={coming.map(({ face }, index) => ({ value: `${index}`, label: face.name }))}
          value={chosen}
          onChange={setChosen}
          error={tried && chosen.length === 0 ? say('enrol.familyNobody') : undefined}
        />
      )}
      {coming.map(({ face }, index) => {
        if (!isChosen(index)) return null
        const name = names[index]!
        return (
          <div key={index} class="line">
            <Patch pocket={face.pocket} motif={motifOf(face)} />
            <span class="body">
              <Field
                label={say('enrol.name')}
                name={`name-${index}`}
                maxLength={longestName}
                value={name}
                onInput={value => setNames(names.map((old, at) => (at === index ? value : old)))}
                error={tried && !name.trim() ? say('enrol.nameMissing') : undefined}
              />
            </span>
          </div>
        )
      })}
      {here.length > 0 && (
        <Card tone="stone" title={say('enrol.familyAlready')}>
          {here.map(({ face }) => (
            <div key={face.name} class="line">
              <Patch pocket={face.pocket} motif={motifOf(face)} size={48} />
              <bdi>{face.name}</bdi>
            </div>
          ))}
        </Card>
      )}
      {coming.length > 0 && <WhatIsKept />}
      {wrong && <Problem id="family-wrong">{wrong}</Problem>}
    </Screen>
  )
}
