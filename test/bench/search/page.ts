/** What runs in the browser: the app's own index, and beside it what one would write in an hour. */
import { fold } from '../../../src/domain/arabic.ts'
import { textsOf } from '../../../src/domain/search/documents.ts'
import type { LessonBody } from '../../../src/domain/lessons/lesson.ts'
import { Engine } from '../../../src/features/search/engine.ts'

let engine: Engine
let folded: string[] = []
const most = 20

const bench = {
  /** The lessons come in slices, as the screen takes them. @returns milliseconds in all, and the longest slice. */
  async fill(lessons: LessonBody[]) {
    engine = new Engine()
    const began = performance.now()
    let longest = 0
    let from = began
    for (const [at, lesson] of lessons.entries()) {
      const id = `${at}`
      engine.put({ key: id, noun: 'lesson', place: 'p', id }, 1, textsOf('lesson', lesson, Date.now())!)
      if (performance.now() - from < 12) continue
      longest = Math.max(longest, performance.now() - from)
      await new Promise(resolve => setTimeout(resolve))
      from = performance.now()
    }
    return { took: performance.now() - began, longest }
  },

  /** The peer: every text folded ahead, and looked through from its beginning. */
  hold(lessons: LessonBody[]) {
    folded = lessons.map(lesson => fold(Object.values(textsOf('lesson', lesson, Date.now())!).join('\n')))
  },

  find(query: string) {
    const began = performance.now()
    const found = engine.find(query, most).length
    return { took: performance.now() - began, found }
  },

  scan(query: string) {
    const began = performance.now()
    const words = fold(query).split(' ')
    const found: number[] = []
    for (const [at, text] of folded.entries()) if (words.every(word => text.includes(word))) found.push(at)
    return { took: performance.now() - began, found: found.length }
  },
}

export type Bench = typeof bench
Object.assign(window, { bench })
