export { LostOf as screen } from './lost-of.tsx'
export * as words from './words/ar/lost.ts'
