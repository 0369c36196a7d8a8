import { h } from 'preact'
import type { Screen } from '../../ui/route.ts'
import { Search } from './everyone-search.tsx'
import type { Addresses } from './results.ts'

const addresses: Addresses = {
  // The page of her child who was given it.
  assignment(home, _, section) {
    const children = home.tiesOf(home.person).filter(tie => tie.role === 'guardian')
    const child = children.find(({ target }) => home.tiesOf(target).some(tie => tie.target === section))
    return child ? `/children/${home.place}/${child.target}` : '/deadlines'
  },
  question: (place, id) => `/messages/${place}/${id}`,
}

export const screens: Screen[] = [{ path: '/search', screen: () => h(Search, { addresses }) }]
