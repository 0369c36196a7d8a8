export { Carry as screen } from './carry.tsx'
export * as words from './words/ar/carry.ts'
