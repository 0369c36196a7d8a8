export { MyLock as screen } from './my-lock.tsx'
export * as words from './words/ar/locks.ts'
