import { fold } from '../../../domain/arabic.ts'
import type { Records } from './records.ts'

/**
 * Which section of the school each class of a register is. Many registers keep a class for each subject («الرياضيات، الخامس
 * أ») with the same pupils in all: these are one section with several teachers. They come together where grade and letter
 * were read from their titles; where a homeroom of that name exists, it is that section. Every other class stays itself.
 * @returns by class id: that class's own id, a homeroom's, or a name made of school, grade and letter
 */
export function homesOf({ sections }: Pick<Records, 'sections'>): Map<string, string> {
  const homerooms = new Map<string, string>()
  const keys = new Map<string, string>()
  for (const [id, { school, grade, letter, title, homeroom }] of sections) {
    if (grade === undefined || fold(letter) === fold(title)) continue
    const key = JSON.stringify([school, grade, fold(letter)])
    keys.set(id, key)
    const before = homerooms.get(key)
    if (homeroom && (before === undefined || id < before)) homerooms.set(key, id)
  }
  const homes = new Map<string, string>()
  for (const [id, { homeroom }] of sections) {
    const key = keys.get(id)
    homes.set(id, homeroom || key === undefined ? id : (homerooms.get(key) ?? key))
  }
  return homes
}
