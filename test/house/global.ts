import type { TestProject } from 'vitest/node'
import { bundleServer, type ServerFiles } from './bundle.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL, as its superuser. Make a database of your own with `createDatabase`. */
    postgresUrl: string
    /** Files that start the server, and its command line, as processes of their own. */
    server: ServerFiles
  }
}

/** One PostgreSQL and one bundle of the server for the whole run, made only when a test of the server is in it. */
export default async function setup(project: TestProject) {
  const [postgres, server] = await Promise.all([startPostgres(), bundleServer()])
  project.provide('postgresUrl', postgres.url)
  project.provide('server', server)
  return () => postgres.stop()
}
