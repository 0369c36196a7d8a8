import type { Fault } from './plan.ts'

/** Single faults, planted in the product's own lines. Each must break some seed; one that breaks none shows a blind spot. */
export interface Change {
  file: string
  find: string
  put: string
}

export interface Mutant {
  name: string
  changes: Change[]
  /** Faults without which it can't show: it is hunted in seeds that have them. */
  needs: readonly Fault[]
}

const mutant = (name: string, file: string, find: string, put: string, ...needs: Fault[]): Mutant => ({
  name,
  changes: [{ file: `src/${file}`, find, put }],
  needs,
})

const taking = 'sync/core/taking.ts'
const trimming = 'sync/core/trimming.ts'
const pulling = 'server/sync/pulling.ts'

export const mutants: readonly Mutant[] = [
  // What the phone takes in.
  mutant(
    'a late answer is applied',
    taking,
    'if (!applies(part, asked.held.get(part.i), present)) continue',
    '',
  ),
  mutant(
    'an answer for other audiences is applied',
    taking,
    " && present.generation === (asked?.generation ?? '')",
    '',
    'late answers',
  ),
  mutant(
    'an answer sets the cursor back',
    taking,
    'part.f <= present.cursor && isNewer',
    'part.f <= present.cursor',
  ),
  mutant(
    'an answer from before he came back is taken',
    taking,
    'present.cursor === part.t && part.g',
    'part.g',
    'carried files',
    'moves',
  ),
  mutant(
    'what was left is not purged',
    taking,
    'filter(audience => !audiences.includes(audience))',
    'filter(() => false)',
  ),
  mutant(
    'audiences that come anew are added to what was there',
    taking,
    '[...lost, ...(part.z ?? [])]',
    'lost',
    'collected tombstones',
  ),
  mutant(
    'rows that are gone stay',
    taking,
    "if ('gone' in sent) all.gone.push(key)",
    "if ('gone' in sent) continue",
  ),
  mutant(
    'a late answer’s receipts do not count',
    taking,
    'const acks = receipts(asked, answer)',
    'const acks = answer.p.every(part => applies(part, asked.held.get(part.i), cursors.get(part.i))) ? receipts(asked, answer) : []',
  ),
  mutant(
    'receipts do not name the school’s life',
    taking,
    'return { letter, code, place, epoch }',
    "return { letter, code, place, epoch: '' }",
    'late answers',
    'restored server',
    'carried files',
  ),
  mutant(
    'a restored school is offered nothing again',
    'sync/receipts.ts',
    'await offerAgain(vault, place)\n',
    '\n',
  ),
  mutant(
    'a late answer makes the school’s old life the present one',
    taking,
    'known === undefined || (known !== said && asked === known)',
    'known !== said',
    'late answers',
    'restored server',
  ),
  mutant('a letter that rotted gets no receipt', taking, 'const torn = u.flatMap', 'const torn = [].flatMap'),
  mutant(
    'cursors are kept apart from rows',
    'sync/take.ts',
    'await keep(phone, all)\n    return all\n  })',
    'return all\n  })\n  await keep(phone, all)',
  ),
  mutant(
    'the board begins before the old work is offered',
    'sync/take.ts',
    'const epochs = await meetEpochs(phone, epochs => taking(asked, head, frames, new Map(), epochs).epochs)',
    'const epochs = new Map(head.p.map(({ i, e }) => [i, e]))\n  queueMicrotask(() => 0)',
  ),
  // What it lets go.
  mutant(
    'receipts of an older life settle',
    trimming,
    'const isPresent = ({ place, epoch }: Ack) => epoch ===',
    'const isPresent = ({ place, epoch }: Ack) => true || epoch ===',
    'late answers',
    'restored server',
    'carried files',
  ),
  mutant(
    'letters are let go as soon as they are settled',
    trimming,
    'settledAt > 0 && settledAt < now - keptFor',
    'settledAt > 0',
  ),
  mutant(
    'time is taken from the phone’s clock',
    'sync/exchange.ts',
    'trimOutbox(phone, taken.now)',
    'trimOutbox(phone, Date.now())',
    'wild clocks',
    'restored server',
  ),
  mutant(
    'refusals are told on the board alone',
    'sync/receipts.ts',
    'for (const { copy, code } of trimmed.refused) await vault.copies.update(copy, { told: code })',
    '',
    'evicted board',
  ),
  mutant(
    'receipts are thrown away before they are used',
    'sync/receipts.ts',
    '.modify({ settledAt: now })',
    '.modify({})',
  ),
  mutant(
    'the school is not asked by name after the board was lost',
    'sync/core/asking.ts',
    "epochs.map(({ place, epoch }) => [place, { cursor: 0, generation: '', epoch }])",
    '[]',
    'evicted board',
    'restored server',
  ),
  mutant('the device never shows its key again', 'sync/exchange.ts', 'await forgetContact(phone)', ''),
  mutant(
    'cursors are not sent',
    'sync/core/asking.ts',
    'for (const { place, cursor, generation, epoch } of cursors) held.set(place, { cursor, generation, epoch })',
    'void cursors',
  ),
  // What it keeps of one's own.
  mutant(
    'a number is given twice',
    'storage/phone.ts',
    "await vault.device.update('device', { [of]: n })",
    '',
  ),
  mutant(
    'letter and copy are kept one after the other',
    'sync/tap.ts',
    "const left = await vault.transaction('rw', tables, async () => {",
    'const left = await (async (work: () => Promise<boolean>) => work())(async () => {',
    'killed tabs',
    'rights',
  ),
  mutant(
    'the copy is kept in clear',
    'storage/session.ts',
    'const bytes = await encryptJson(this.keys.dataKey, act)\n',
    'const bytes = new TextEncoder().encode(JSON.stringify(act)).buffer as ArrayBuffer\n',
  ),
  mutant(
    'a copy goes when its letter is settled',
    'storage/session.ts',
    'if (await vault.outbox.get(n)) await vault.copies.update(key, { confirmed: 1 })\n        else await vault.copies.delete(key)',
    'await vault.copies.delete(key)',
  ),
  mutant(
    'refused work goes',
    'storage/session.ts',
    'const refused: Act = {',
    'if (code) return void (await vault.copies.delete(key), acts.delete(n))\n    const refused: Act = {',
  ),
  mutant(
    'bundles are put away before their verdicts are kept',
    'storage/session.ts',
    'await this.learnWhoIAm(persons)\n    const { acts',
    'await this.ledger.putAway(opened)\n    await this.learnWhoIAm(persons)\n    const { acts',
  ),
  mutant(
    'a verdict is heard for whatever bears the number',
    'storage/session.ts',
    'if (!copy?.letter.startsWith(letter)) return',
    'if (!copy) return',
    'copied phone',
  ),
  mutant(
    'what was applied long ago is not heard',
    'storage/session.ts',
    'for (const { place, runs } of done)',
    'for (const { place, runs } of [] as typeof done)',
    'collected tombstones',
  ),
  mutant(
    'refusals on receipts are not heard',
    'storage/session.ts',
    'await this.hearInClear(acts, told)',
    '',
    'used up cards',
  ),
  mutant(
    'a tab does not see what another has opened',
    'storage/ledger.ts',
    'return ((await merges.get(this.profile))?.count ?? 0) !== this.version',
    'return false',
    'many tabs',
  ),
  mutant('what was opened is not kept', 'storage/ledger.ts', 'await pages.bulkPut(written)', ''),
  mutant(
    'lost audiences stay in the pocket',
    'storage/ledger.ts',
    '(whole || drop.includes(row.audience))',
    'whole',
  ),
  mutant(
    'what comes whole is added to the pocket',
    'storage/ledger.ts',
    '(whole || drop.includes(row.audience))',
    'drop.includes(row.audience)',
  ),
  // What the school settles.
  mutant(
    'no idempotency',
    'server/actions/perform.ts',
    'const stored = await tx.acts.verdict(key.place, key.device, key.n)\n',
    'const stored = undefined as Awaited<ReturnType<typeof tx.acts.verdict>>\n',
  ),
  mutant(
    'a number speaks for every letter',
    'server/actions/perform.ts',
    "stored.letter === key.letter ? stored : { code: 'number_taken', field: '' }",
    'stored',
  ),
  mutant(
    'a refused act leaves its effect',
    'server/actions/perform.ts',
    'const kept = refusal ? new PlaceRows(tx, key.place) : rows',
    'if (refusal) await rows.commit()\n    const kept = new PlaceRows(tx, key.place)',
  ),
  mutant(
    'a refusal takes no number of the counter',
    'server/actions/perform.ts',
    'const v = await kept.commit()\n    const verdict',
    'const v = refusal ? (await tx.places.counter(key.place))!.v : await kept.commit()\n    const verdict',
  ),
  mutant(
    'a poisoned letter is never settled',
    'server/sync/receive.ts',
    "if (act.ok) return settleAct(house, school, opened, act.value, bytes)\n  return 'not_understood' as const",
    "if (act.ok) return settleAct(house, school, opened, act.value, bytes)\n  return 'later' as const",
  ),
  mutant(
    'what an unknown author sends is not kept',
    'server/sync/keeping.ts',
    'await waiting.keep(place, { id, profile, device, reason, letter, at: house.now() })',
    'void letter',
  ),
  mutant(
    'an act overwrites what another wrote meanwhile',
    'server/actions/rows.ts',
    'if (read !== undefined && read !== (before?.gone ? 0 : (before?.v ?? 0))) throw new ChangedMeanwhile()',
    'void read',
  ),
  mutant(
    'an act and its result are two transactions',
    'server/actions/perform.ts',
    'await storeVerdict(tx, key, verdict, v, at.now)',
    'await storeVerdict(store.each, key, verdict, v, at.now)',
  ),
  mutant(
    'old numbers are forgotten with their results',
    'server/jobs/forgetting.ts',
    'await acts.keepNumbers(place, device, addNumbers(numbers, old), v)',
    'void numbers',
  ),
  mutant(
    'tombstones go without a word',
    'server/jobs/forgetting.ts',
    'await feed.noteCollected(place, audience, v)',
    'void audience',
  ),
  mutant(
    'a restored school keeps its life',
    'server/places/epoch.ts',
    'await places.setEpoch(place, newId(now))',
    'void now',
  ),
  // What the school tells.
  {
    name: 'sequence as cursor',
    needs: ['two servers'],
    changes: [
      {
        file: 'test/sync/simulation/school/places.ts',
        find: "await view.change(place, 'place', '', now => ({ ...now!, v: (v = now!.v + 1) }))",
        put: `const { school } = view as any
    const row = school.places.get(place).tables.place.get('')
    v = row.v + 1
    school.writable(place).write('place', '', { ...row, v })`,
      },
    ],
  },
  mutant('another epoch’s cursor is believed', pulling, 'held.epoch === epoch && ', ''),
  mutant(
    'a gained audience comes from the cursor on',
    pulling,
    'const has = (audience: Audience) => before.has(audience) && !stale.has(audience)',
    'const has = (audience: Audience) => !stale.has(audience)',
  ),
  mutant(
    'stale audiences are told from the cursor on',
    pulling,
    'before.has(audience) && !stale.has(audience)',
    'before.has(audience)',
    'collected tombstones',
  ),
  mutant('a new pocket is told of what is new', pulling, 'isNew: !had, drop', 'isNew: false, drop'),
  mutant(
    'nobody is told what he lost',
    pulling,
    'stale.has(audience) || !own.includes(audience)',
    'stale.has(audience)',
  ),
  mutant(
    'audiences are not named again',
    pulling,
    '...(generation !== held.generation && { b: scope.board }),',
    '',
  ),
  mutant(
    'a phone that begins anew is not told to forget',
    pulling,
    '...(!before && held.cursor > 0 && { x: 1 as const }),',
    '',
  ),
  mutant(
    'an answer is read in several moments',
    'server/sync/answer.ts',
    'await house.store.snapshot(async tx => {',
    'await (async (read: (tx: typeof house.store.each) => Promise<any>) => read(house.store.each))(async tx => {',
  ),
]
