import type { Screen } from '../../ui/route.ts'
import { CounselorList } from './counselor-list.tsx'
import { CounselorWrite } from './counselor-write.tsx'
import { StaffNotice } from './staff-notice.tsx'

export const screens: Screen[] = [
  { path: '/notices', screen: CounselorList },
  { path: '/notices/new', screen: CounselorWrite },
  { path: '/notices/:place/:id', screen: StaffNotice },
]
