/** The demo is played in once for all journeys of a run; each opens its school in a copy of that folder. */
import { rmSync } from 'node:fs'
import { openDemoSchool } from './school.ts'

export default async function setup() {
  const school = await openDemoSchool()
  await school.stop()
  process.env.HAQIBA_PLAYED = school.dataDir
  return () => rmSync(school.dataDir, { recursive: true, force: true })
}
