export { Unlock as screen } from './unlock.tsx'
export * as words from './words/ar/locks.ts'
