export interface Mutant {
  name: string
  changes: { file: string; find: string; put: string }[]
}
