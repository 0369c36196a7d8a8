const KiB = 1024
const MiB = 1024 * KiB

/**
 * What one import may cost. A school of 20,000 people with eight lessons each is about 20 MiB of CSV; each limit is several
 * times what a real register needs, and what memory is taken follows from them.
 */
export const rosterLimits = {
  /** Bytes of the ZIP or sheet as it comes. */
  packedBytes: 32 * MiB,
  /** Bytes of everything in an archive or folder, unpacked. */
  unpackedBytes: 96 * MiB,
  /** Bytes of one table. */
  fileBytes: 48 * MiB,
  /** Entries of an archive or folder, whether they are read or not. */
  files: 200,
  /** Parts and bytes of one workbook, unpacked. */
  workbookParts: 2000,
  sheets: 60,
  columns: 200,
  /** Rows of one table. */
  rows: 600_000,
  people: 100_000,
  /** Characters of a row, and of one field that is kept. */
  rowChars: 64 * KiB,
  fieldChars: 500,
  /** Errors that are listed before reading stops. */
  errors: 200,
}
export type RosterLimits = typeof rosterLimits
