/** A family's phone without a school, and a pocket on it. */
import 'fake-indexeddb/auto'
import { argon2id } from 'hash-wasm'
import { makeInbox, makeSigner, publicText } from '../../src/letters/keys.ts'
import { bareKey } from '../../src/storage/lock.ts'
import { deviceOf, openPhone, type Phone } from '../../src/storage/phone.ts'
import type { MakeWorker, Work } from '../../src/storage/stretch.ts'
import { setLock } from '../../src/storage/unlock.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { keepRescue } from '../../src/sync/rescue.ts'

export async function newPhone(): Promise<Phone> {
  const id = Math.random().toString(36).slice(2)
  return openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
}

/** A worker as a browser has it, on this thread. Tests need no more than the least of memory and passes. */
export const worker: MakeWorker = () => {
  const one = {
    onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
    postMessage({ typed, salt }: Work) {
      void argon2id({
        ...{ password: typed, salt, iterations: 1, memorySize: 8, parallelism: 1 },
        ...{ hashLength: 32, outputType: 'binary' },
      }).then(data => one.onmessage?.({ data }))
    },
    terminate() {},
  }
  return one as unknown as Worker
}

/** A child's pocket whose secret is 2580, with a rescue code that has not left the phone. */
export async function lockedChild(phone: Phone) {
  const keys = [await publicText(await makeInbox()), await publicText(await makeSigner())]
  const session = await enrol(
    phone,
    {
      kind: 'card',
      card: {
        ...{ card: 'c', secret: 'secretsecret', place: 'amal', person: 'yazan', desk: 'student' },
        ...{ seal: keys[0]!, sign: keys[1]! },
      },
    },
    { name: 'يزن', motif: 'cypress', pocket: 'olive' },
  )
  await keepRescue(session)
  const { id } = session.profile
  const dataKey = await bareKey(await deviceOf(phone), session.profile)
  const [told] = [...session.acts.values()].filter(({ name }) => name === 'rescues.keep')
  await setLock(phone, id, dataKey, { kind: 'pin', secret: '2580' }, worker)
  return { id, session, dataKey, code: (told!.args as { code: string }).code, n: told!.n }
}

/** The school has taken his rescue code. */
export const rescueArrives = ({ vault }: Phone, n: number) => vault.outbox.update(n, { settledAt: 1 })
