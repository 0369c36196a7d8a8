/** What somebody has asked the school to put right, and whose data he may speak of. */
import type { Wrong } from '../../domain/corrections/correction.ts'
import { fullName } from '../../domain/people/person.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'

export interface Asked {
  id: string
  name: string
  wrong: Wrong
  text: string
  at: number
  state: 'here' | 'waits' | 'done' | 'stands'
  word: string
}

export interface Kept {
  place: string
  school: string
  /** Himself first, then his children: each with what the school has of him. */
  people: { id: string; name: string; isMe: boolean }[]
  asked: Asked[]
}

export const readKept = (session: Session): Promise<Kept[]> => Promise.all(session.homes().map(readHome))

async function readHome(home: Home): Promise<Kept> {
  const children = home
    .tiesOf(home.person)
    .filter(tie => tie.role === 'guardian')
    .map(tie => tie.target)
  const people = await Promise.all(
    [home.person, ...new Set(children)].map(async id => {
      const person = (await home.get('person', id))?.body
      return { id, name: person ? fullName(person) : '', isMe: id === home.person }
    }),
  )
  const nameOf = (id: string) => people.find(one => one.id === id)?.name ?? ''
  const waiting = (await home.all('correction')).map(({ id, body }): Asked => ({
    ...{ id, name: nameOf(body.person), wrong: body.wrong, text: body.text, at: body.askedAt, word: '' },
    state: home.stateOf('correction', id) === 'here' ? 'here' : 'waits',
  }))
  const settled = (await home.all('corrected')).map(({ id, body }): Asked => ({
    ...{ id, name: nameOf(body.person), wrong: body.wrong, text: body.text, at: body.settledAt },
    ...{ word: body.word, state: body.done ? 'done' : 'stands' },
  }))
  return {
    place: home.place,
    school: (await home.get('school', home.place))?.body.name ?? '',
    people: people.filter(({ name }) => name !== ''),
    asked: [...waiting, ...settled].sort((a, b) => b.at - a.at),
  }
}
