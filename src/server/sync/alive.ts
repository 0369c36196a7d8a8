import { alive } from '../db/migrations.ts'
import type { House } from '../house.ts'

export async function isAlive(house: House): Promise<boolean> {
  try {
    await alive(house.db)
    return true
  } catch (error) {
    house.log.error({ err: error }, 'the database does not answer')
    return false
  }
}
