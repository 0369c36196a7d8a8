// So that a bare `npx vitest run test/<noun>` finds the house's config instead of the app's vite.config.ts.
export { default } from './test/house/vitest.config.ts'
