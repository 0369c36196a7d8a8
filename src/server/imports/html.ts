import MarkdownIt from 'markdown-it'

/**
 * HTML in a lesson never reaches the reader: its tags go and its words stay. What could run (a script, a frame, an event
 * handler, a javascript: address) is not dropped in silence: its author should know, so the whole file is refused.
 */
export interface ReadHtml {
  /** Offset of the first thing that could run. */
  danger?: number
  /** The words between the tags, on the same lines as before. */
  text: string
}

// Comments, instructions, declarations, style sheets, then tags. Every branch that begins matches, so time stays linear.
const piece =
  /<!--(?:-?>|[^]*?(?:--!?>|$))|<\?[^]*?(?:\?>|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<![a-z][^>]*>?|<style(?=[\s/>])[^]*?(?:<\/style[^>]*>|$)|<\/?([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>?/gi
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g
const running = new Set('script iframe frame frameset object embed applet base meta link portal'.split(' '))

export function readHtml(html: string): ReadHtml {
  let danger: number | undefined
  const text = html.replace(
    piece,
    (whole: string, name: string | undefined, attributes: string, at: number) => {
      if (name !== undefined && danger === undefined && runs(name, attributes)) danger = at
      return '\n'.repeat(newlines(whole)) || ' '
    },
  )
  return danger === undefined ? { text } : { danger, text }
}

function runs(name: string, attributes: string): boolean {
  if (running.has(name.toLowerCase())) return true
  for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
    if (/^on[a-z]/i.test(key) || key.toLowerCase() === 'srcdoc') return true
    if (isProgram(value.replace(/^["']/, ''))) return true
  }
  return false
}

const { unescapeAll } = new MarkdownIt().utils

/** Whether a browser would run this address, however its letters are disguised. */
export function isProgram(address: string): boolean {
  const decoded = unescapeAll(
    address
      .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => character(parseInt(hex, 16)))
      .replace(/&#(\d{1,7});?/g, (_, digits: string) => character(Number(digits))),
  )
  const scheme = /^(?:(?:java|vb|live)script:|data:(?:text|application|image\/svg|[,;]))/i
  return scheme.test(decoded.replace(/[\s\p{Cc}\p{Cf}]/gu, ''))
}

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

export function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
