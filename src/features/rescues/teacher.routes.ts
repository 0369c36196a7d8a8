import type { Screen } from '../../ui/route.ts'
import { PupilCode, Pupils } from './teacher-pupils.tsx'

export const screens: Screen[] = [
  { path: '/codes', screen: Pupils },
  { path: '/codes/:place/:id', screen: PupilCode },
]
