import type { Screen } from '../../ui/route.ts'
import { PrincipalAsked } from './principal-asked.tsx'
import { PrincipalChild } from './principal-child.tsx'
import { PrincipalGuardians } from './principal-guardians.tsx'
import { PrincipalPupils } from './principal-section.tsx'

export const screens: Screen[] = [
  { path: '/guardians', screen: PrincipalGuardians },
  { path: '/guardians/:place/section/:id', screen: PrincipalPupils },
  { path: '/guardians/:place/asked/:id', screen: PrincipalAsked },
  { path: '/guardians/:place/child/:id', screen: PrincipalChild },
]
