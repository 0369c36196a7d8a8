export { MyPocket as screen } from './my-pocket.tsx'
export * as words from './words/ar/my-pocket.ts'
