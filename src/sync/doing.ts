export interface Doing {
  place: string
  /** Name of the action, version 1 unless said. */
  name: string
  version?: number
  args: unknown
}
