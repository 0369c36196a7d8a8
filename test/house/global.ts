import type { TestProject } from 'vitest/node'
import { bundleServer } from '../torture/bundle.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL, as its superuser. Make a database of your own with `createDatabase`. */
    postgresUrl: string
    /** A file that starts the server of test/server/serve.ts, for tests that end it. */
    server: string
  }
}

/** One PostgreSQL and one bundle of the server for the whole run, made only when a test of the server is in it. */
export default async function setup(project: TestProject) {
  const [postgres, server] = await Promise.all([startPostgres(), bundleServer()])
  project.provide('postgresUrl', postgres.url)
  project.provide('server', server)
  return () => postgres.stop()
}
