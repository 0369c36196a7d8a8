/** Who may come in by which of the server's doors, before anything behind it is asked. */
import { rulesOf } from './rule.ts'

const anybody = { anybody: 'anonymous' }
const staff = 'teacher homeroom principal counselor support laboratory-keeper supervisor head-of-supervision'
const all = `student guardian participant leaver ${staff} department-head director council-member`

export const entering = rulesOf({
  pages: { read: anybody },
  health: { read: anybody },
  'demo-cards': { read: anybody },
  // A card's number says which school it is of; its secret is asked for later.
  cards: { ask: anybody },
  letters: {
    // Who wrote a letter is proven inside it; anybody may bring it.
    send: anybody,
    carry: anybody,
    // What has no author yet, and what a lost phone says, is not done and not thrown away.
    wait: { anybody: 'anonymous ended-device' },
  },
  files: {
    announce: anybody,
    // A file follows its letter, and may still be under way when its sender's tie is past.
    // So it may of a lost phone, as long as what that one did before is taken in (domain/phones).
    send: { 'at home': `${all} ended ended-device` },
    // And then only what a row names that he may read.
    fetch: { 'at home': all },
  },
  films: { send: { 'at home': 'teacher homeroom' } },
  registers: { bring: { 'whole place': 'principal' } },
})

/** Each route, and what it opens. A route that is not here stops the server at its start. */
export const doors: Record<string, readonly [resource: string, action: string]> = {
  'GET /*': ['pages', 'read'],
  'GET /sw.js': ['pages', 'read'],
  'GET /api/health': ['health', 'read'],
  'GET /demo/cards': ['demo-cards', 'read'],
  'GET /api/cards/:card': ['cards', 'ask'],
  'POST /sync': ['letters', 'send'],
  'POST /carried': ['letters', 'carry'],
  'POST /api/rosters': ['registers', 'bring'],
  'OPTIONS /files': ['files', 'announce'],
  'POST /files': ['files', 'send'],
  'HEAD /files/:place/:hash': ['files', 'send'],
  'PATCH /files/:place/:hash': ['files', 'send'],
  'DELETE /files/:place/:hash': ['files', 'send'],
  'GET /files/:place/:hash': ['files', 'fetch'],
  'POST /films': ['films', 'send'],
  'HEAD /films/:place/:film': ['films', 'send'],
  'PATCH /films/:place/:film': ['films', 'send'],
}

/** The roles that may; none where nobody may. */
export const whoMay = (resource: string, action: string): string[] =>
  entering.flatMap(rule => (rule.resource === resource && rule.action === action ? [rule.role] : []))
