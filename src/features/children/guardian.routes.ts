import type { Screen } from '../../ui/route.ts'
import { ChildScreen } from './guardian-see.tsx'

export const screens: Screen[] = [{ path: '/children/:place/:id', screen: ChildScreen }]
