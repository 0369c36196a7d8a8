/** PouchDB in memory with express-pouchdb as its server, as their guides set them up. */
import type { AddressInfo } from 'node:net'
import { browserFetch } from '../browser.ts'
import type { Document } from '../documents.ts'
import type { Client, Peer } from '../peer.ts'
import { need } from './need.ts'

export async function openPouch(): Promise<Peer> {
  const PouchDB = need('pouchdb-core')
  for (const plugin of ['adapter-memory', 'adapter-http', 'mapreduce', 'replication'])
    PouchDB.plugin(need(`pouchdb-${plugin}`))
  const ServerDB = PouchDB.defaults({ adapter: 'memory', prefix: `server-${Date.now()}-` })
  const app = need('express')()
  app.use('/', need('express-pouchdb')(ServerDB, { mode: 'minimumForPouchDB' }))
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const far = new ServerDB('documents')
  await far.info()
  let clients = 0
  return {
    port: (server.address() as AddressInfo).port,
    publish: async documents => void (await far.bulkDocs(documents.map(asPouch))),
    async client(url): Promise<Client> {
      const near = new PouchDB(`client-${++clients}`, { adapter: 'memory' })
      const remote = new PouchDB(`${url}/documents`, {
        adapter: 'http',
        skip_setup: true,
        fetch: browserFetch,
      })
      return {
        write: async documents => void (await near.bulkDocs(documents.map(asPouch))),
        sync: async () => void (await near.sync(remote)),
        holds: async () => (await near.info()).doc_count,
        close: () => near.destroy(),
      }
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

const asPouch = ({ id, ...rest }: Document) => ({ _id: id, ...rest })
