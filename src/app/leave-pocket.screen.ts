export { LeavePocket as screen } from './leave-pocket.tsx'
export * as words from './words/ar/my-pocket.ts'
