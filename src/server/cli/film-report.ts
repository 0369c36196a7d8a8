/** What the import of a film says: to people in two languages, to programs in one line. */
import { bytesOf, minutesOf, type FilmProblem, type OwnFilm } from '../../domain/lessons/film.ts'
import type { TranscriptProblem } from '../../domain/lessons/transcript.ts'
import type { Row } from '../../domain/row.ts'
import type { Outcome } from './command.ts'
import { Trouble } from './trouble.ts'

/** What was made, and what it costs a family to take it. */
export function outcomeOf(place: string, lessons: readonly Row<'lesson'>[], film: OwnFilm): Outcome {
  const { seconds, audio, pictures, video } = film
  const sound = audio[0]
  const kB = (bytes: number) => Math.ceil(bytes / 1000)
  const said = [
    `الدرس: ${lessons[0]!.body.title}. مدّة الفيلم ${minutesOf(seconds)} د، وعُلّق على ${lessons.length}.`,
    `Lesson: ${lessons[0]!.id}, ${seconds} s of film, hung on ${lessons.length}.`,
    sound
      ? `الصوت ${kB(sound.bytes)} ك.ب، الصور ${pictures.length} في ${kB(bytesOf(pictures))} ك.ب، الفيديو ${kB(video.bytes)} ك.ب.`
      : `لا صوت في الفيلم: الصور ${pictures.length} في ${kB(bytesOf(pictures))} ك.ب، الفيديو ${kB(video.bytes)} ك.ب.`,
    sound
      ? `sound ${kB(sound.bytes)} kB, ${pictures.length} pictures ${kB(bytesOf(pictures))} kB, video ${kB(video.bytes)} kB`
      : `no sound in it: ${pictures.length} pictures ${kB(bytesOf(pictures))} kB, video ${kB(video.bytes)} kB`,
  ]
  const json = {
    place,
    lessons: lessons.map(({ id }) => id),
    seconds,
    audio: audio.map(({ type, bytes }) => ({ type, bytes })),
    pictures: pictures.map(({ at, bytes }) => ({ at, bytes })),
    video: { bytes: video.bytes },
    transcript: film.transcript?.length ?? 0,
  }
  return { said, json }
}

export const refusedFilm = (code: FilmProblem) => new Trouble(code, ...filmWords[code])

const filmWords: Record<FilmProblem, [ar: string, en: string]> = {
  not_a_film: [
    'هذا الملفّ ليس فيلمًا يُفتح. لم يتغيّر شيء.',
    'This file is no film that opens. Nothing was changed.',
  ],
  no_picture: [
    'في الملفّ صوت بلا صورة. لم يتغيّر شيء.',
    'There is sound in the file and no picture. Nothing was changed.',
  ],
  film_too_long: [
    'الفيلم أطول من ساعتين. لم يتغيّر شيء.',
    'The film is longer than two hours. Nothing was changed.',
  ],
  film_too_large: [
    'الفيلم أكبر من المسموح: ٢ غ.ب، وصورة من ٤٠٩٦×٢٣٠٤. لم يتغيّر شيء.',
    'The film is too large: 2 GiB, and 4096×2304, are the most. Nothing was changed.',
  ],
  film_broken: [
    'يُفتح الفيلم ثم ينقطع، ولا يمكن تجهيزه. لم يتغيّر شيء.',
    'The film opens and then breaks off: it cannot be made small. Nothing was changed.',
  ],
  no_ffmpeg: ['لا ffmpeg على هذا الجهاز.', 'There is no ffmpeg on this machine.'],
}

export const transcriptWords: Record<TranscriptProblem, [ar: string, en: string]> = {
  transcript_empty: ['لا كلام في الملفّ.', 'There are no words in the file.'],
  transcript_too_long: ['الكلام أطول من المسموح.', 'The words are too long.'],
  transcript_timing: ['وقت لا يُفهم.', 'A time that is not understood.'],
}
