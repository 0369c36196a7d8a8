import type { Screen } from '../../ui/route.ts'
import { AskAboutChild } from './guardian-ask.tsx'
import { Messages } from './guardian-messages.tsx'
import { ReadQuestion } from './guardian-read.tsx'

export const screens: Screen[] = [
  { path: '/messages', screen: Messages },
  { path: '/messages/:place/:id', screen: ReadQuestion },
  { path: '/ask/:place/:child', screen: AskAboutChild, writes: true },
]
