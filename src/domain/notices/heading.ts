import type { Notice } from './notice.ts'

const longest = 48

/** The title, or the first words of a notice that has none, cut between words. */
export function headingOf({ title, text }: Pick<Notice, 'title' | 'text'>): string {
  if (title) return title
  const line = text.split('\n')[0]!.trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest + 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > 0 ? cut.slice(0, end) : cut.slice(0, longest)).replace(/[،,.:؛]$/, '')}…`
}
