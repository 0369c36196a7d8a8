/** A card comes into the bag, with or without network: the card, the face of its pocket, done. */
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Phone } from '../storage/phone.ts'
import { Session } from '../storage/session.ts'
import type { Face } from '../storage/vault.ts'
import { agree } from '../sync/consent.ts'
import { enrol, enter, ForeignCard, type Ticket } from '../sync/enrol.ts'
import { useSay } from '../ui/say.tsx'
import { holdsCard } from './card-link.ts'
import { refusedCard } from './card-refused.ts'
import { CardStep } from './enrol-card.tsx'
import { DeskStep } from './enrol-desk.tsx'
import { FaceStep } from './enrol-face.tsx'
import { FamilyStep, type Chosen } from './enrol-family.tsx'
import { HereStep, RenewStep } from './enrol-here.tsx'
import { isFor, stepAfter, type Step } from './enrol-steps.ts'
import { readScanned, type Reading } from './enrol-ticket.ts'
import { readProfiles } from './faces-here.ts'

export interface EnrolProps {
  phone: Phone
  onDone(profile: string): void
}

export function EnrolScreen({ phone, onDone }: EnrolProps) {
  const say = useSay()
  const { query, route } = useLocation()
  const [step, setStep] = useState<Step>({ at: 'card' })
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()

  const offer = async (ticket: Ticket) => {
    const circumstances = { ...(await whoIsHere(phone)), renewing: query.for }
    const next = stepAfter(ticket, circumstances)
    setStep(next)
    setWrong(next.at === 'card' && next.wrong ? say(`enrol.${next.wrong}`) : undefined)
  }
  const take = async (reading: Reading) => {
    setWrong(undefined)
    if (reading.kind === 'none') return setWrong(say(`enrol.${reading.why}`, reading.values))
    if (reading.kind === 'family') return setStep({ at: 'family', siblings: reading.siblings })
    if (reading.kind === 'card') return offer(reading)
    const asked = query.for ? await phone.vault.profiles.get(query.for) : undefined
    if (asked) return offer({ kind: 'code', ...reading.code, desk: asked.desk })
    setStep({ at: 'desk', code: reading.code })
  }
  useCardLink(link => {
    // The secret leaves the address at once, so that no history keeps it.
    route(`/enrol${location.search}`, true)
    void take(readScanned(link, location.origin))
  })

  /** Only one tap counts, and what the phone could not keep is said. */
  const finish = async (work: () => Promise<string>) => {
    setBusy(true)
    try {
      const profile = await work()
      void navigator.storage?.persist?.()
      onDone(profile)
    } catch (error) {
      if (error instanceof ForeignCard) return setWrong(say('enrol.notCard'))
      if (error instanceof LockedPocket) return setWrong(say('enrol.lockedFirst'))
      setWrong(say('enrol.notKept'))
      throw error
    } finally {
      setBusy(false)
    }
  }
  // Both ways lead past what the school keeps of people (enrol-face.tsx).
  const make = (ticket: Ticket, face: Face) =>
    void finish(async () => {
      const session = await enrol(phone, ticket, face)
      await agree(session)
      return session.profile.id
    })
  const join = (ticket: Ticket, profile: string) =>
    void finish(async () => {
      const session = await Session.open(phone, profile)
      if (!session) throw new LockedPocket()
      await enter(session, ticket)
      await agree(session)
      return profile
    })
  /** All or, where the phone has no room, those before: each pocket is whole by itself. */
  const makeAll = (chosen: readonly Chosen[]) =>
    void finish(async () => {
      const { profiles } = await whoIsHere(phone)
      const pockets: string[] = []
      for (const { ticket, face } of chosen) {
        // When room ran out in the middle and it is tried again, nobody comes in twice.
        const here = profiles.find(profile => isFor(ticket, profile))
        const session = here ? undefined : await enrol(phone, ticket, face)
        if (session) await agree(session)
        pockets.push(here?.id ?? session!.profile.id)
      }
      return pockets[0]!
    })
  const restart = () => {
    setWrong(undefined)
    setStep({ at: 'card' })
  }

  switch (step.at) {
    case 'card':
      return (
        <CardStep
          phone={phone}
          wrong={wrong}
          typing={'code' in query}
          onReading={reading => void take(reading)}
        />
      )
    case 'desk':
      return <DeskStep onBack={restart} onPick={desk => void offer({ kind: 'code', ...step.code, desk })} />
    case 'family':
      return (
        <FamilyStep
          phone={phone}
          siblings={step.siblings}
          busy={busy}
          wrong={wrong}
          onBack={restart}
          onMake={makeAll}
        />
      )
    case 'face': {
      const { ticket } = step
      return (
        <FaceStep
          phone={phone}
          ticket={ticket}
          busy={busy}
          wrong={wrong}
          onBack={restart}
          onMake={face => make(ticket, face)}
          onJoin={profile => join(ticket, profile)}
        />
      )
    }
    case 'here':
      return <HereStep profile={step.profile} onBack={restart} onOpen={() => onDone(step.profile.id)} />
    case 'renew': {
      const { ticket, profile } = step
      return (
        <RenewStep
          profile={profile}
          busy={busy}
          wrong={wrong}
          onBack={restart}
          onJoin={() => join(ticket, profile.id)}
        />
      )
    }
  }
}

/** The card's pocket has a lock, and nobody has opened it. */
class LockedPocket extends Error {}

/** A card that came as the page's own address, now or while the page is open. */
function useCardLink(take: (link: string) => void) {
  useEffect(() => {
    const look = () => {
      if (holdsCard(location.hash)) take(location.href)
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
}

async function whoIsHere(phone: Phone) {
  const profiles = await readProfiles(phone)
  const refused = new Set<string>()
  for (const { id } of profiles) if (await refusedCard(phone, id)) refused.add(id)
  return { profiles, refused }
}
