import { placeOfCard } from '../cards/cards.ts'
import type { House } from '../house.ts'

export async function schoolOfCard(house: House, card: string) {
  if (!/^[0-9A-Z]{6}$/.test(card)) return undefined
  const place = await placeOfCard(house.db, card)
  const school = place && (await house.schools.find(place))
  return school ? { place, seal: school.sealText, sign: school.signText } : undefined
}
