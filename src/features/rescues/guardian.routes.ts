import type { Screen } from '../../ui/route.ts'
import { ChildCode } from './guardian-child.tsx'

export const screens: Screen[] = [{ path: '/codes/:place/:id', screen: ChildCode }]
