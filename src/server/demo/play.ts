/** Plays the demo schools into a house, with the lessons that lie in seeds/lessons. */
import { join } from 'node:path'
import { demoPlaces, playDemo, type DemoLesson } from '../../../seeds/demo.ts'
import type { House } from '../house.ts'
import { contentHash } from '../imports/difference.ts'
import { readLessonFolder } from '../imports/folder.ts'
import { root } from '../root.ts'

const lessonsFolder = join(root, 'seeds/lessons')

/** Schools that are whole already stay as they are. @returns the places played now. Throws when the seeds are wrong. */
export async function playDemoSchools(house: House): Promise<string[]> {
  return playDemo(house, house.now(), await demoLessons(), place => isWhole(house, place))
}

/** Whether the house holds nothing yet, or only a demo whose playing was cut short. */
export async function wantsDemo(house: House): Promise<boolean> {
  const places = (await house.schools.all()).map(school => school.place)
  if (places.some(place => !demoPlaces.includes(place))) return false
  const whole = await Promise.all(places.map(place => isWhole(house, place)))
  return places.length === 0 || whole.includes(false)
}

/** A school's page is written last. */
async function isWhole({ db }: House, place: string): Promise<boolean> {
  const page = await db
    .selectFrom('rows')
    .select('id')
    .where('place_id', '=', place)
    .where('noun', '=', 'school')
    .executeTakeFirst()
  return page !== undefined
}

async function demoLessons(): Promise<DemoLesson[]> {
  const { lessons, errors } = await readLessonFolder(lessonsFolder)
  if (errors.length > 0) throw new Error(`seeds/lessons: ${JSON.stringify(errors)}`)
  return lessons.map(({ source, lesson }) => ({
    id: source.replace(/\.md$/, '').replace(/[^0-9A-Za-z]+/g, '-'),
    source: `seeds/lessons/${source}`,
    hash: contentHash(lesson),
    lesson,
  }))
}
