export { Whose as screen } from './whose.tsx'
export * as words from './words/ar/whose.ts'
