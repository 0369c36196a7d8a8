import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Dates } from '../domain/calendar/tell.ts'
import type { Say } from '../domain/words.ts'
import { PocketContext, type Pocket } from '../storage/live.ts'
import { Guard } from './guard.tsx'
import { Empty } from '../ui/empty.tsx'
import { Button } from '../ui/button.tsx'
import { NavBar } from '../ui/nav-bar.tsx'
import { DatesContext, SayContext, useSay } from '../ui/say.tsx'
import { NavContext, Screen } from '../ui/screen.tsx'
import type { Screen as Address } from '../ui/route.ts'
import { WhoseContext } from '../ui/top-bar.tsx'
import type { DayBase, PersonDesk } from './people/person.ts'
import { later } from './later.tsx'
import { motifOf } from './motif-of.ts'
import { elsewhere } from './shortcuts.ts'

export interface FrameProps<Day extends DayBase> {
  say: Say
  dates: Dates
  desk: PersonDesk<Day>
  day: Day
  /** Absent while the phone is still being opened behind a prepared page. */
  pocket?: Pocket
  /** All addresses beside the home, the person's and the app's; absent until they have been fetched. */
  screens?: readonly Address[] | undefined
  /** The school has not been heard for long: only what is written is open. */
  resting?: boolean
  /** Stands above the home: a card that was refused, a new version. */
  banner?: ComponentChildren
}

/** Words, dates and navigation around whatever is shown; the prepared page is drawn by the same. */
export function Around<Day extends DayBase>({
  say,
  dates,
  desk,
  path,
  children,
}: Pick<FrameProps<Day>, 'say' | 'dates' | 'desk'> & { path: string; children: ComponentChildren }) {
  const first = `/${path.split('/')[1] ?? ''}`
  const items = desk.nav(say).map(item => ({ ...item, current: item.href === first }))
  return (
    <SayContext.Provider value={say}>
      <DatesContext.Provider value={dates}>
        <NavContext.Provider value={<NavBar label={say('app.places')} items={items} />}>
          {children}
        </NavContext.Provider>
      </DatesContext.Provider>
    </SayContext.Provider>
  )
}

const Resting = later(() => import('./resting.screen.ts'))

/** The first screen of a person, exactly as a prepared page holds it. */
export function FirstScreen<Day extends DayBase>({
  desk,
  day,
  banner,
  ...around
}: Omit<FrameProps<Day>, 'pocket' | 'screens'>) {
  return (
    <Around desk={desk} path="/" {...around}>
      {banner}
      <desk.Home day={day} />
    </Around>
  )
}

export function Frame<Day extends DayBase>(props: FrameProps<Day>) {
  return (
    <Guard say={props.say}>
      <LocationProvider>
        <Places {...props} />
      </LocationProvider>
    </Guard>
  )
}

function Places<Day extends DayBase>({ pocket, screens, banner, resting, ...props }: FrameProps<Day>) {
  const { path, route } = useLocation()
  useFocusOnTurn(path)
  const led = screens && elsewhere(path, addressesOf(screens))
  useEffect(() => {
    if (led) route(led, true)
  }, [led])
  if (path === '/' && !resting)
    return (
      <PocketContext.Provider value={pocket}>
        <FirstScreen {...props} banner={banner} />
      </PocketContext.Provider>
    )
  return (
    <PocketContext.Provider value={pocket}>
      <WhoseContext.Provider value={{ ...props.day.face, motif: motifOf(props.day.face) }}>
        <Around {...props} path={path}>
          {pocket && screens && !led ? (
            <Router>
              {screens.map(({ path: address, screen }) => (
                <Route key={address} path={address} component={screen} />
              ))}
              <Route default component={resting ? Resting : NothingHere} />
            </Router>
          ) : (
            <Screen>{null}</Screen>
          )}
        </Around>
      </WhoseContext.Provider>
    </PocketContext.Provider>
  )
}

const addressesOf = (screens: readonly Address[]) => screens.map(screen => screen.path)

/** A new screen is announced: focus goes to its heading, and the page begins at its top. */
function useFocusOnTurn(path: string) {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) return void (first.current = false)
    scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}

function NothingHere() {
  const say = useSay()
  return (
    <Screen>
      <Empty title={say('app.nothingHere')} action={<Button href="/">{say('app.home')}</Button>} />
    </Screen>
  )
}
