export { EnrolScreen as screen } from './enrol.tsx'
export * as words from './words/ar/enrol.ts'
