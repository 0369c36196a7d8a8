import { h } from 'preact'
import type { Screen } from '../../ui/route.ts'
import { Search } from './everyone-search.tsx'
import type { Addresses } from './results.ts'

const addresses: Addresses = {
  assignment: ({ place }, id) => `/work/${place}/${id}`,
  question: () => '/messages',
}

export const screens: Screen[] = [{ path: '/search', screen: () => h(Search, { addresses }) }]
