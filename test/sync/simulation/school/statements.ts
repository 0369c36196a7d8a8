import type { Statements } from '../../../../src/server/store/store.ts'
import { audit } from './audit.ts'
import { acts } from './acts.ts'
import { feed } from './feed.ts'
import { cards, phones, waiting } from './phones.ts'
import { places } from './places.ts'
import { requests } from './requests.ts'
import { ties } from './ties.ts'
import type { View } from './view.ts'

export const statements = (view: View): Statements => ({
  places: places(view),
  feed: feed(view),
  ties: ties(view),
  acts: acts(view),
  phones: phones(view),
  cards: cards(view),
  waiting: waiting(view),
  requests: requests(view),
  audit: audit(view),
})
