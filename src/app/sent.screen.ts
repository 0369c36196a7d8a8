export { Sent as screen } from './sent.tsx'
export * as words from './words/ar/sent.ts'
