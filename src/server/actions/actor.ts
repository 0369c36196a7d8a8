import type { Actor } from '../../domain/action.ts'
import { shortName, type Tie } from '../../domain/people/person.ts'
import { tiesOf } from '../../domain/people/tie.ts'
import type { Reader } from '../../domain/reader.ts'

export async function personAsActor(place: string, person: string, rows: Reader): Promise<Actor> {
  const about = await rows.get('person', person)
  const ties: Tie[] = await tiesOf(person, rows)
  const name = about ? shortName(about.body) : ''
  return { place, person, name, ...(about && { gender: about.body.gender }), ties, office: false }
}

export const office = (place: string): Actor => ({ place, person: '', name: '', ties: [], office: true })
