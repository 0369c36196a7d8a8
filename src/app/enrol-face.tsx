/** Second step: the name, motif and colour by which the family knows this pocket. None of it leaves the phone. */
import { useEffect, useState } from 'preact/hooks'
import type { Phone } from '../storage/phone.ts'
import type { Face } from '../storage/face.ts'
import type { Profile } from '../storage/vault.ts'
import type { Ticket } from '../sync/enrol.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Patch } from '../ui/patch.tsx'
import { Problem } from '../ui/problem.tsx'
import { Row, RowList } from '../ui/row.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { FaceFields } from './face-fields.tsx'
import { freeFace, samePersons } from './enrol-steps.ts'
import { motifOf } from './motif-of.ts'
import { PrivacyNotice } from './privacy-notice.tsx'
import { readProfiles } from './faces-here.ts'

export interface FaceStepProps {
  phone: Phone
  ticket: Ticket
  busy: boolean
  wrong?: string | undefined
  onBack(): void
  onMake(face: Face): void
  /** The card is for somebody who has a pocket here. */
  onJoin(profile: string): void
}

export function FaceStep({ phone, ticket, ...rest }: FaceStepProps) {
  const [known, setKnown] = useState<{ profiles: Profile[]; same: Profile[] }>()
  useEffect(() => {
    void readKnown(phone, ticket).then(setKnown)
  }, [phone, ticket])
  // The first free motif and colour depend on who is here, so the form waits for that one read.
  return known ? <FaceForm {...rest} {...known} /> : <Screen nav={false}>{null}</Screen>
}

async function readKnown(phone: Phone, ticket: Ticket) {
  const profiles = await readProfiles(phone)
  const codes = await phone.vault.codes.toArray()
  const waiting = new Set(codes.map(code => code.profile))
  return { profiles, same: samePersons(ticket, profiles, waiting) }
}

export interface FaceFormProps extends Omit<FaceStepProps, 'phone' | 'ticket'> {
  profiles: readonly Profile[]
  /** Pockets that the card may belong to as well. */
  same: readonly Profile[]
}

export function FaceForm({ profiles, same, busy, wrong, onBack, onMake, onJoin }: FaceFormProps) {
  const say = useSay()
  const [face, setFace] = useState<Face>(() => ({ name: '', ...freeFace(profiles) }))
  const [nameless, setNameless] = useState(false)
  const add = () => {
    const name = face.name.trim()
    setNameless(name === '')
    if (name !== '') onMake({ ...face, name })
  }
  return (
    <Screen
      top={<TopBar title={say('enrol.title')} back={{ label: say('app.back'), onClick: onBack }} />}
      foot={
        <>
          {/* Nobody agrees to what stands below the edge of his screen. */}
          <p class="sm two">{say('privacy.short')}</p>
          <Button kind="main" wide disabled={busy} onClick={add}>
            {busy ? say('app.loading') : say('enrol.add')}
          </Button>
        </>
      }
    >
      <h1>{say('enrol.faceTitle')}</h1>
      {same.length > 0 && <SamePerson people={same} busy={busy} onJoin={onJoin} />}
      <FaceFields face={face} nameless={nameless} onFace={setFace} onEnter={add} />
      <WhatIsKept />
      {wrong && <Problem id="face-wrong">{wrong}</Problem>}
    </Screen>
  )
}

/** All that is kept, before anything is; in one sentence it stands beside the button. */
export function WhatIsKept() {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Card tone="stone" title={say('privacy.title')}>
      {isOpen ? (
        <PrivacyNotice />
      ) : (
        <Button kind="link" onClick={() => setIsOpen(true)}>
          {say('privacy.all')}
        </Button>
      )}
    </Card>
  )
}

/** A mother of children in two schools, a counselor of three: one pocket, several homes. */
function SamePerson(props: { people: readonly Profile[]; busy: boolean; onJoin(profile: string): void }) {
  const say = useSay()
  return (
    <Card tone="blue" title={say('enrol.same')}>
      <p class="sm">{say('enrol.sameWhy')}</p>
      <RowList label={say('enrol.same')}>
        {props.people.map(({ id, face, desk }) => (
          <Row
            key={id}
            start={<Patch pocket={face.pocket} motif={motifOf(face)} size={48} />}
            title={face.name}
            under={say(`faces.desk_${desk}`)}
            onClick={() => !props.busy && props.onJoin(id)}
          />
        ))}
      </RowList>
    </Card>
  )
}
