import { StaffList } from './staff-list.tsx'

export const CounselorList = () => <StaffList as="counselor" kind="encouragement" />
