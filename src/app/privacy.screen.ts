export { Privacy as screen } from './privacy.tsx'
export * as words from './words/ar/privacy.ts'
