/** The server is bundled and the demo played in once for all journeys of a run; each opens its school in a copy of that folder. */
import { rmSync } from 'node:fs'
import { bundleServer } from '../house/bundle.ts'
import { openDemoSchool } from './school.ts'

export default async function setup() {
  process.env.HAQIBA_SERVER = JSON.stringify(await bundleServer())
  const school = await openDemoSchool()
  await school.stop()
  process.env.HAQIBA_PLAYED = school.dataDir
  return () => rmSync(school.dataDir, { recursive: true, force: true })
}
