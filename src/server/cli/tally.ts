import { progress } from './command.ts'

const mebi = 1024 * 1024
/** A line for each of these: of a school's photographs a few, of its films some dozen. Bytes. */
const stretch = 64 * mebi

/** Says how far a copy is: a line for each table that is through, then one for each stretch of the files. */
export class Tally {
  rows = 0
  private table = ''
  private ofTable = 0
  private bytes = 0
  private told = 0

  /** Rows of a table; tables come one after the other. */
  took(table: string, rows: number) {
    if (table !== this.table) this.through()
    this.table = table
    this.ofTable += rows
    this.rows += rows
  }

  /** A piece of a file. */
  tookPiece(bytes: number) {
    this.bytes += bytes
    if (this.bytes - this.told < stretch) return
    this.told = this.bytes
    const size = Math.round(this.bytes / mebi)
    progress(`الملفّات: ${size} ميغابايت…`, `Files: ${size} MB…`)
  }

  /** The last table is through. */
  through() {
    const { table, ofTable } = this
    if (ofTable > 0) progress(`صفوف ${table}: ${ofTable}.`, `Rows of ${table}: ${ofTable}.`)
    this.table = ''
    this.ofTable = 0
  }
}
