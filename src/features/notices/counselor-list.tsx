import { StaffList } from './staff-list.tsx'

export const CounselorList = () => <StaffList role="counselor" kind="encouragement" />
