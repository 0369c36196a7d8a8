export { CardTrouble as screen } from './card-trouble.tsx'
export * as words from './words/ar/enrol.ts'
