export { Faces as screen } from './faces.tsx'
export * as words from './words/ar/faces.ts'
