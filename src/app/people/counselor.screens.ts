export { screens } from '../../features/notices/counselor.routes.ts'
export * as words from '../words/ar/staff.ts'
