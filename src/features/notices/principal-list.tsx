import { StaffList } from './staff-list.tsx'

export const PrincipalList = () => <StaffList role="principal" kind="official" />
