import type { MarkdownIt, StateBlock } from 'markdown-it'

/**
 * Raspberry Pi's projects fence their tasks with lines such as `--- task ---`, some followed by settings between two `---`,
 * and dress words with kramdown's `{:class="…"}`. Both are stage directions: a child should not have to read them.
 */
const names =
  'task|code|collapse|save|choices|question|feedback|print-only|no-print|hints?|challenge|new-page'
const marker = new RegExp(`^(?:--- */?(?:${names}) *--- *)+$`)
const withSettings = /^--- *(?:code|question|collapse) *---$/
const dress = /^\{: ?[^{}\n]*\}/

export function withoutMarkers(md: MarkdownIt): MarkdownIt {
  md.block.ruler.before('fence', 'marker', markerLine, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  return md
}

/** Text that follows a word, a picture or a link, without its dress. */
export const undressed = (text: string) => text.replace(dress, '')

function markerLine(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (state.sCount[start]! - state.blkIndent >= 4 || !marker.test(line(state, start))) return false
  if (silent) return true
  state.line = settingsEnd(state, start, end)
  const token = state.push('marker', '', 0)
  token.map = [start, state.line]
  for (let at = start + 1; at < state.line; at++) titleOf(state, at)
  return true
}

/** Settings may follow at once or after an empty line; anything that is not settings stays text. */
function settingsEnd(state: StateBlock, start: number, end: number): number {
  const first = line(state, start + 1) === '' ? start + 2 : start + 1
  if (!withSettings.test(line(state, start)) || line(state, first) !== '---') return start + 1
  for (let next = first + 1; next < Math.min(end, first + 20); next++) {
    if (line(state, next) === '---') return next + 1
    if (!/^[\p{L}_]+ ?:/u.test(line(state, next))) break
  }
  return start + 1
}

/** The only setting that is meant for a reader. */
function titleOf(state: StateBlock, at: number) {
  const [, title = ''] = /^title: *(.+)$/.exec(line(state, at)) ?? []
  if (title === '') return
  state.push('heading_open', 'h3', 1).map = [at, at + 1]
  const words = state.push('inline', '', 0)
  words.content = title
  words.map = [at, at + 1]
  words.children = []
  state.push('heading_close', 'h3', -1)
}

const line = (state: StateBlock, at: number) =>
  at >= state.lineMax ? '' : state.src.slice(state.bMarks[at]! + state.tShift[at]!, state.eMarks[at]).trim()
