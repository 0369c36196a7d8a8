export { Resting as screen } from './resting.tsx'
export * as words from './words/ar/resting.ts'
