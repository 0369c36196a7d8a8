/** How far a child has read one lesson. Only ever grows: `reached` is the furthest page, counted from 1. */
export interface Progress {
  lesson: string
  person: string
  reached: number
  pages: number
  done: boolean
}
