import type { Screen } from '../../ui/route.ts'
import { NoticeScreen } from './everyone-read.tsx'

export const screens: Screen[] = [{ path: '/notices/:place/:id', screen: NoticeScreen }]
