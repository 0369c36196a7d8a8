import { sql, type RawBuilder } from 'kysely'

/** Roles of the table as a condition: they are our own words, never anybody's. As text, since it is asked with every pull. */
export const isAmong = (column: string, roles: readonly string[]): RawBuilder<unknown> =>
  sql.raw(roles.length === 0 ? '1 = 0' : `${column} in (${roles.map(role => `'${role}'`).join(', ')})`)
