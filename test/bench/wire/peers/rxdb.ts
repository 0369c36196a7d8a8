/**
 * RxDB's replication over HTTP as its documentation describes it (GET /pull with a checkpoint, POST /push with the state that
 * was assumed), with a server on express and its compression.
 */
import type { AddressInfo } from 'node:net'
import { browserFetch } from '../browser.ts'
import type { Document } from '../documents.ts'
import type { Client, Peer } from '../peer.ts'
import { need } from './need.ts'

interface Stored extends Document {
  updatedAt: number
  _deleted: boolean
}

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    title: { type: 'string' },
    text: { type: 'string' },
    at: { type: 'number' },
    updatedAt: { type: 'number' },
  },
  required: ['id', 'title', 'text', 'at', 'updatedAt'],
}

export async function openRxdb(): Promise<Peer> {
  const { createRxDatabase } = need('rxdb')
  const { replicateRxCollection } = need('rxdb/plugins/replication')
  const { getRxStorageMemory } = need('rxdb/plugins/storage-memory')
  const { server, publish } = await openServer()
  let clients = 0
  return {
    port: (server.address() as AddressInfo).port,
    publish,
    async client(url): Promise<Client> {
      const name = `client${++clients}`
      const database = await createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false })
      const { documents } = await database.addCollections({ documents: { schema } })
      return {
        write: async all =>
          void (await documents.bulkInsert(all.map(one => ({ ...one, updatedAt: one.at })))),
        async sync() {
          const state = replicateRxCollection({
            collection: documents,
            replicationIdentifier: 'documents',
            live: false,
            pull: { batchSize: 1000, handler: pullFrom(url) },
            push: { batchSize: 1000, handler: pushTo(url) },
          })
          await state.awaitInitialReplication()
          await state.cancel()
        },
        holds: async () => (await documents.find().exec()).length,
        close: () => database.close(),
      }
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

const pullFrom =
  (url: string) => async (checkpoint: { id: string; updatedAt: number } | undefined, limit: number) => {
    const { id = '', updatedAt = 0 } = checkpoint ?? {}
    const response = await browserFetch(`${url}/pull?updatedAt=${updatedAt}&id=${id}&limit=${limit}`)
    return response.json()
  }

const pushTo = (url: string) => async (changes: unknown[]) => {
  const response = await browserFetch(`${url}/push`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(changes),
  })
  return response.json()
}

async function openServer() {
  const held = new Map<string, Stored>()
  const express = need('express')
  const app = express()
  app.use(need('compression')())
  app.use(express.json({ limit: '50mb' }))
  // Documents are asked for in the order in which the server took them.
  let clock = Date.UTC(2025, 9, 6)
  const store = (document: Document) =>
    held.set(document.id, { ...document, updatedAt: ++clock, _deleted: false })
  app.get('/pull', (request: any, response: any) => {
    const { id, updatedAt, limit } = request.query
    const from = [Number(updatedAt), String(id)] as const
    const documents = [...held.values()]
      .filter(one => one.updatedAt > from[0] || (one.updatedAt === from[0] && one.id > from[1]))
      .sort((a, b) => a.updatedAt - b.updatedAt)
      .slice(0, Number(limit))
    const last = documents.at(-1)
    response.json({
      documents,
      checkpoint: last ? { id: last.id, updatedAt: last.updatedAt } : { id: from[1], updatedAt: from[0] },
    })
  })
  app.post('/push', (request: any, response: any) => {
    const conflicts: Stored[] = []
    for (const { newDocumentState, assumedMasterState } of request.body) {
      const master = held.get(newDocumentState.id)
      if (master && master.updatedAt !== assumedMasterState?.updatedAt) conflicts.push(master)
      else held.set(newDocumentState.id, newDocumentState)
    }
    response.json(conflicts)
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  return { server, publish: async (all: readonly Document[]) => void all.forEach(store) }
}
