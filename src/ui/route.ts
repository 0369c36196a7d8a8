import type { ComponentType } from 'preact'

/** One screen and its address. Parts of the address (`/lessons/:place/:id`) come to the screen as props. */
export interface Screen {
  path: string
  // A screen names only the parts of its own address.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  screen: ComponentType<any>
  /** Here something is written: it is open while reading rests (domain/locks/reading.ts). */
  writes?: true
}
