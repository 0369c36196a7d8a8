/** What the app shows around and without an open pocket: faces, enrolment, details, what was sent, and its banners. */
import type { ComponentChildren, VNode } from 'preact'
import { LocationProvider, useLocation } from 'preact-iso'
import { datesFor } from '../domain/calendar/tell.ts'
import type { Say } from '../domain/words.ts'
import type { DataKey } from '../storage/lock.ts'
import type { Phone } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import type { Screen as Address } from '../ui/route.ts'
import { DatesContext, SayContext } from '../ui/say.tsx'
import { refusedCard } from './card-refused.ts'
import { later } from './later.tsx'
import { keepSettings, type Settings } from './settings.ts'
import { Update } from './update.tsx'
import { learn } from './words/learnt.ts'

// None of them is a first screen: each comes with its words when it is first shown.
const CarryScreen = later(() => import('./carry.screen.ts'))
const EnrolScreen = later(() => import('./enrol.screen.ts'))
const Faces = later(() => import('./faces.screen.ts'))
const Lost = later(() => import('./lost.screen.ts'))
const LostOf = later(() => import('./lost-of.screen.ts'))
const Me = later(() => import('./me.screen.ts'))
const Sent = later(() => import('./sent.screen.ts'))
const Unlock = later(() => import('./unlock.screen.ts'))
const MyPocket = later(() => import('./my-pocket.screen.ts'))
const LeavePocket = later(() => import('./leave-pocket.screen.ts'))
const Privacy = later(() => import('./privacy.screen.ts'))
const MyLock = later(() => import('./my-lock.screen.ts'))
const Whose = later(() => import('./whose.screen.ts'))

export interface Handlers {
  phone: Phone
  settings: Settings
  /** @param dataKey what a secret has brought. */
  onPick(profile: string, dataKey?: DataKey): void
  onLock(): void
  onDone(profile: string): void
  /** The open pocket leaves the phone, though work of it waits. */
  onLeave(): Promise<void>
}

/** Screens of the app itself, for whoever's pocket is open. */
export function appScreens({ phone, settings, onPick, onLock, onDone, onLeave }: Handlers): Address[] {
  return [
    { path: '/faces', screen: () => <Faces phone={phone} onPick={onPick} onLock={onLock} /> },
    { path: '/unlock/:id', screen: ({ id }) => <Unlock phone={phone} id={id} onOpen={onPick} /> },
    { path: '/me/pocket', screen: MyPocket },
    { path: '/me/leave', screen: () => <LeavePocket onLeave={onLeave} /> },
    { path: '/me/lock', screen: () => <MyLock onLock={onLock} /> },
    { path: '/me/privacy', screen: Privacy },
    { path: '/enrol', screen: () => <EnrolScreen phone={phone} onDone={onDone} /> },
    { path: '/me', screen: () => <Me settings={settings} onSettings={keepSettings} /> },
    { path: '/phones', screen: Lost },
    { path: '/phones/:place/:id', screen: LostOf },
    { path: '/sent', screen: Sent },
    { path: '/work/:place/:id/whose', screen: ({ place, id }) => <Whose place={place} id={id} /> },
    { path: '/carry', screen: () => <CarryScreen phone={phone} /> },
  ]
}

/** Without an open pocket; undefined leaves the public page as it stands. */
export async function alone({
  say,
  settings,
  ...handlers
}: Handlers & { say: Say }): Promise<VNode | undefined> {
  const lives = (await handlers.phone.vault.profiles.count()) > 0
  if (!lives && location.pathname === '/') return undefined
  return (
    <SayContext.Provider value={say}>
      <DatesContext.Provider value={datesFor({ ...settings, hijriOffset: 0 })}>
        <LocationProvider>
          <Either {...handlers} lives={lives} />
        </LocationProvider>
      </DatesContext.Provider>
    </SayContext.Provider>
  )
}

function Either({ phone, onPick, onLock, onDone, lives }: Omit<Handlers, 'settings'> & { lives: boolean }) {
  const { path } = useLocation()
  const [, first, id = ''] = path.split('/')
  if (first === 'carry') return <CarryScreen phone={phone} />
  if (!lives || first === 'enrol') return <EnrolScreen phone={phone} onDone={onDone} />
  if (first === 'unlock') return <Unlock phone={phone} id={id} onOpen={onPick} />
  return <Faces phone={phone} onPick={onPick} onLock={onLock} />
}

/** Above the home: a card that the school refused comes first, then a new version. */
export async function bannerFor(phone: Phone, session: Session): Promise<ComponentChildren> {
  const code = await refusedCard(phone, session.profile.id)
  if (code) {
    const { screen: CardTrouble, words } = await import('./card-trouble.screen.ts')
    learn(words)
    return <CardTrouble profile={session.profile.id} code={code} />
  }
  return <Update />
}
