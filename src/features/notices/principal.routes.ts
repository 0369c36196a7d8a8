import type { Screen } from '../../ui/route.ts'
import { PrincipalList } from './principal-list.tsx'
import { PrincipalWrite } from './principal-write.tsx'
import { StaffNotice } from './staff-notice.tsx'

export const screens: Screen[] = [
  { path: '/notices', screen: PrincipalList },
  { path: '/notices/new', screen: PrincipalWrite },
  { path: '/notices/:place/:id', screen: StaffNotice },
]
