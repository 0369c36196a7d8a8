/** Where there is no network somebody carries: work of this phone leaves as a small sealed file, and files of others come along. */
import { useContext } from 'preact/hooks'
import type { Phone } from '../storage/phone.ts'
import { PocketContext } from '../storage/live.ts'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { CarryForOthers } from './carry-others.tsx'
import { CarryOwn } from './carry-own.tsx'

export function Carry({ phone }: { phone: Phone }) {
  const say = useSay()
  const isOpen = useContext(PocketContext) !== undefined
  const back = { label: say('app.back'), href: isOpen ? '/sent' : '/' }
  return (
    <Screen top={<TopBar title={say('carry.title')} heading back={back} />}>
      {isOpen && <CarryOwn phone={phone} />}
      <CarryForOthers phone={phone} />
    </Screen>
  )
}
