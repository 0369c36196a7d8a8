import type { Screen } from '../../ui/route.ts'
import { StudentAsk } from './student-ask.tsx'
import { StudentMessages } from './student-messages.tsx'

export const screens: Screen[] = [
  { path: '/messages', screen: StudentMessages },
  { path: '/ask/:place/:lesson?/:page?', screen: StudentAsk, writes: true },
]
