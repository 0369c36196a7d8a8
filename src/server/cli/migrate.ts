import { migrate, openDatabase } from '../db/database.ts'
import type { Command } from './command.ts'

/** Brings the tables to today's form; opening the house does the same by itself. */
export const migrateCommand: Command = {
  usage: 'migrate',
  ar: 'يحدّث جداول قاعدة البيانات',
  en: 'brings the database to today’s form',
  text: [],
  on: [],
  words: 0,
  async run(_, config) {
    const { db, close } = openDatabase(config.database)
    try {
      const ran = await migrate(db)
      const said =
        ran.length > 0
          ? [`حُدّثت: ${ran.join('، ')}`, `Ran: ${ran.join(', ')}`]
          : ['قاعدة البيانات حديثة.', 'The database is up to date.']
      return { said, json: { ran } }
    } finally {
      await close()
    }
  },
}
