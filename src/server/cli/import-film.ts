import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fold } from '../../domain/arabic.ts'
import { filmLimits, type OwnFilm } from '../../domain/lessons/film.ts'
import { readTranscript, type Cue } from '../../domain/lessons/transcript.ts'
import type { Row } from '../../domain/row.ts'
import { performOffice } from '../actions/perform.ts'
import { convert } from '../films/convert.ts'
import { keepFilm } from '../films/keep.ts'
import { findTools, type Tools } from '../films/tools.ts'
import { inFolder } from '../films/workshop.ts'
import type { House } from '../house.ts'
import { outcomeOf, refusedFilm, transcriptWords } from './film-report.ts'
import { progress, type Command, type Outcome, type Typed } from './command.ts'
import { findSection, inHouse, listRows, meantPlaces, withSchools } from './open.ts'
import { Trouble, wrongUsage } from './trouble.ts'

/** Makes a film small and hangs it on a lesson: all of it, or nothing. */
export const importFilmCommand: Command = {
  usage: 'import-film FILE --lesson L [--section S] [--place P] [--transcript FILE.txt|.vtt]',
  ar: 'يجعل فيلمًا صوتًا وصورًا وفيديو صغيرًا لدرس',
  en: 'makes a film into sound, pictures and a small video of a lesson',
  text: ['lesson', 'section', 'place', 'transcript'],
  on: [],
  words: 1,
  async run(typed, config) {
    if (!typed.text.lesson) throw wrongUsage('بقي --lesson: عنوان الدرس أو رمزه.', '--lesson is missing.')
    const tools = await findTools(config.ffmpeg)
    if (!tools) throw noTools(config.ffmpeg)
    const source = await readable(typed.words[0]!)
    const transcript = await transcriptOf(typed.text.transcript)
    return inHouse(config, house => importFilm(house, tools, source, transcript, typed))
  },
}

const noTools = (named: string | undefined) =>
  new Trouble(
    'no_ffmpeg',
    `لا ffmpeg ${named ? `في ${named}` : 'على هذا الجهاز'}، ولا تُجهَّز الأفلام بدونه. في Debian: apt-get install ffmpeg، أو سمِّ مكانه في FFMPEG_PATH. لم يتغيّر شيء.`,
    `There is no ffmpeg ${named ? `at ${named}` : 'on this machine'}, and films are not made without it. Debian: apt-get install ffmpeg, or name it in FFMPEG_PATH. Nothing was changed.`,
  )

async function readable(typed: string): Promise<string> {
  const file = resolve(typed)
  const about = await stat(file).catch(() => undefined)
  if (!about?.isFile() || !(await opens(file)))
    throw new Trouble('file_not_readable', `لا ملفّ يُقرأ هنا: ${file}`, `No file to read here: ${file}`)
  if (about.size > filmLimits.bytes) throw refusedFilm('film_too_large')
  return file
}

const opens = (file: string) =>
  new Promise<boolean>(done => {
    const stream = createReadStream(file, { end: 0 })
    stream.once('error', () => done(false)).once('open', () => (stream.destroy(), done(true)))
  })

async function transcriptOf(typed: string | undefined): Promise<Cue[] | undefined> {
  if (typed === undefined) return undefined
  const file = resolve(typed)
  if (!existsSync(file))
    throw new Trouble('file_not_readable', `لا ملفّ يُقرأ هنا: ${file}`, `No file to read here: ${file}`)
  let text
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch {
    throw new Trouble('not_utf8', `${file}:1 ليس نصًّا بترميز UTF-8.`, `${file}:1 is not UTF-8 text.`)
  }
  const read = readTranscript(text)
  if (read.ok) return read.cues
  const [ar, en] = transcriptWords[read.code]
  throw new Trouble(read.code, `${file}:${read.line} ${ar}`, `${file}:${read.line} ${en}`)
}

async function importFilm(
  house: House,
  tools: Tools,
  source: string,
  transcript: Cue[] | undefined,
  typed: Typed,
): Promise<Outcome> {
  await withSchools(house)
  const { place, lessons } = await meantLessons(house, typed)
  progress('يُجهَّز الفيلم…', 'Making the film small…')
  const film = await inFolder(house.config.dataDir, 'cli', async folder => {
    const made = await convert({ tools, source, folder, onProgress: sayPercents() })
    if (typeof made === 'string') throw refusedFilm(made)
    return keepFilm(house.blobs, folder, made)
  })
  const whole: OwnFilm = { ...film, ...(transcript && { transcript }) }
  const calls = lessons.map(({ id }) => ({ name: 'lessons.film', args: { id, film: whole } }))
  const refused = await performOffice(house.store, place, calls, house.now())
  if (refused)
    throw new Trouble(refused.refused, 'لم تقبل المدرسة هذا الفيلم.', 'The school refused this film.')
  return outcomeOf(place, lessons, whole)
}

/** A tenth at a time: a long film is made in minutes. */
function sayPercents() {
  let said = 0
  return (done: number) => {
    const tenth = Math.floor(done * 10)
    if (tenth > said) progress(`${tenth * 10}٪`, `${tenth * 10}%`)
    said = Math.max(said, tenth)
  }
}

/**
 * The lesson of one section; or the library's, and with it the copies that hang in sections without a film of their own.
 * Where no school is named, the first one that has it is meant.
 */
async function meantLessons(house: House, { text }: Typed) {
  const wanted = text.lesson!
  const isMeant = ({ id, body }: Row<'lesson'>) => id === wanted || fold(body.title) === fold(wanted)
  const found: { place: string; lessons: Row<'lesson'>[] }[] = []
  const section = text.section ? await findSection(house, text.section, text.place) : undefined
  for (const place of section ? [section.place] : await meantPlaces(house, text.place)) {
    const here = await listRows(house, place, 'lesson', section ? section.section.id : place)
    for (const lesson of here.filter(isMeant)) {
      const copies = section ? [] : await copiesOf(house, place, lesson.id)
      found.push({ place, lessons: [lesson, ...copies] })
    }
    // A lesson that hangs in a section alone may be named by its id without the section.
    if (!section && found.length === 0)
      for (const { id } of await listRows(house, place, 'section', place))
        for (const lesson of await listRows(house, place, 'lesson', id))
          if (lesson.id === wanted) found.push({ place, lessons: [lesson] })
    if (found.length > 0) break
  }
  if (found.length === 1) return found[0]!
  if (found.length === 0)
    throw new Trouble(
      'lesson_not_found',
      `لا درس هنا باسم «${wanted}».`,
      `There is no lesson "${wanted}" here.`,
    )
  const where = found.map(({ place, lessons }) => `--lesson ${lessons[0]!.id} --place ${place}`).join('، ')
  throw new Trouble(
    'lesson_ambiguous',
    `أكثر من درس باسم «${wanted}». اختر: ${where}`,
    `There are several lessons "${wanted}". Choose: ${where}`,
  )
}

async function copiesOf(house: House, place: string, library: string): Promise<Row<'lesson'>[]> {
  const sections = await listRows(house, place, 'section', place)
  const lists = await Promise.all(sections.map(({ id }) => listRows(house, place, 'lesson', id)))
  return lists.flat().filter(({ body }) => body.library === library && body.film === undefined)
}
