export { Lost as screen } from './lost.tsx'
export * as words from './words/ar/lost.ts'
