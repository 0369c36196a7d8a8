export { screens } from '../../features/notices/principal.routes.ts'
export * as words from '../words/ar/staff.ts'
