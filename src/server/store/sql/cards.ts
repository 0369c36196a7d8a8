import type { Database } from '../../db/database.ts'
import type { Cards, StoredCard } from '../store.ts'

export class SqlCards implements Cards {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  async find(place: string, card: string): Promise<StoredCard | undefined> {
    const found = await this.db
      .selectFrom('cards')
      .selectAll()
      .where('place_id', '=', place)
      .where('card_id', '=', card)
      .executeTakeFirst()
    if (!found) return undefined
    const { person_id: person, desk, secret_hash: secretHash, uses_left: uses, expires_at: expiresAt } = found
    return { card, person, desk, secretHash, uses, expiresAt }
  }

  async issue(place: string, { card, person, desk, secretHash, uses, expiresAt }: StoredCard) {
    await this.db
      .insertInto('cards')
      .values({
        place_id: place,
        card_id: card,
        person_id: person,
        desk,
        secret_hash: secretHash,
        uses_left: uses,
        expires_at: expiresAt,
      })
      .execute()
  }

  async takeUse(place: string, card: string) {
    const { numUpdatedRows } = await this.db
      .updateTable('cards')
      .set(eb => ({ uses_left: eb('uses_left', '-', 1) }))
      .where('place_id', '=', place)
      .where('card_id', '=', card)
      .where('uses_left', '>', 0)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
}
