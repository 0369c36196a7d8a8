export const pockets = ['olive', 'blue', 'wine', 'wheat'] as const
export type Pocket = (typeof pockets)[number]

/** What the chooser shows; chosen by the family, and telling nothing. */
export interface Face {
  name: string
  motif: string
  pocket: Pocket
}
