export { Me as screen } from './me.tsx'
export * as words from './words/ar/me.ts'
