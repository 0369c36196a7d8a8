import { decode } from './encoding.ts'
import type { PackedFile } from './pack.ts'
import { ArchiveFault } from './archive.ts'

const SAMPLE = 64 * 1024

/** The words of a CSV file's first line, to tell forms apart by; [] for what is no text. What is wrong is told by who reads it. */
export async function headerOf(file: PackedFile): Promise<string[]> {
  try {
    const bytes = await file.bytes()
    // Cut at the end of a line, so that no letter is cut.
    const end = bytes.length <= SAMPLE ? bytes.length : bytes.lastIndexOf(10, SAMPLE)
    const text = decode(bytes.subarray(0, end === -1 ? SAMPLE : end))?.text ?? ''
    const [first = ''] = text
      .replace(/^sep=.\r?\n/i, '')
      .trimStart()
      .split(/\r?\n/)
    return first.split(/[,;\t|]/).map(word => word.trim().replace(/^"(.*)"$/s, '$1'))
  } catch (error) {
    if (error instanceof ArchiveFault) return []
    throw error
  }
}
