/** What the board holds for nobody: of a profile that has left, or of a vault that the browser threw away. */
import type { Phone } from './phone.ts'

/** Sealed rows of profiles that are not here, and places in which nobody here is at home. */
export async function sweep({ vault, board }: Phone): Promise<void> {
  // The board first: whoever enrols meanwhile in another tab stands in the vault before anything of his lies here.
  const { strangers, places } = await found(board)
  const profiles = await vault.profiles.toArray()
  const here = new Set(profiles.map(({ id }) => id))
  const homes = new Set(profiles.flatMap(profile => profile.homes.map(({ place }) => place)))
  const gone = strangers.filter(profile => !here.has(profile))
  const left = places.filter(place => !homes.has(place))
  if (gone.length === 0 && left.length === 0) return
  const own = [board.bundles, board.pages, board.kin, board.merges]
  await board.transaction('rw', [...own, board.rows, board.cursors, board.files, board.parts], async () => {
    for (const table of [board.bundles, board.pages, board.kin])
      await table.where('profile').anyOf(gone).delete()
    await board.merges.bulkDelete(gone)
    for (const place of left) {
      await board.rows.where('[place+audience]').between([place, ''], [place, '\uffff']).delete()
      await board.files.where('place').equals(place).delete()
      await board.parts.filter(part => part.place === place).delete()
    }
    await board.cursors.bulkDelete(left)
  })
}

/** Read from indexes alone: this runs before every exchange. */
async function found(board: Phone['board']) {
  const tables = [board.bundles, board.pages, board.kin, board.merges, board.cursors]
  return board.transaction('r', tables, async () => ({
    strangers: [
      ...(await board.bundles.orderBy('profile').uniqueKeys()),
      ...(await board.pages.orderBy('profile').uniqueKeys()),
      ...(await board.kin.orderBy('profile').uniqueKeys()),
      ...(await board.merges.toCollection().primaryKeys()),
    ].map(String),
    places: await board.cursors.toCollection().primaryKeys(),
  }))
}
