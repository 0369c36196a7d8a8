import { StaffList } from './staff-list.tsx'

export const PrincipalList = () => <StaffList as="principal" kind="official" />
