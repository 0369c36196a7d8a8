import MarkdownIt, { type Token } from 'markdown-it'
import { type Span, lessonLimits, safeHref } from '../../domain/lessons/content.ts'
import { isProgram, newlines, readHtml } from './html.ts'
import { imageSource } from './images.ts'
import { undressed } from './markers.ts'
import type { Report } from './report.ts'

/** A line of text with its pictures: pictures are blocks with us, so a paragraph comes apart around them. */
export type Part = { t: Span[] } | { image: { alt: string; src: string } }

export interface Reading {
  report: Report
  files: ReadonlySet<string> | undefined
}

interface Frame {
  mark: 'b' | 'i' | 'a' | 'none'
  href: string
  spans: Span[]
}

export function partsOf(tokens: Token[], firstLine: number, { report, files }: Reading): Part[] {
  const parts: Part[] = []
  const held: Part[] = [] // pictures inside bold text or a link wait until it ends
  const stack: Frame[] = [{ mark: 'none', href: '', spans: [] }]
  let line = firstLine
  const top = () => stack[stack.length - 1]!

  const open = (mark: Frame['mark'], href = '') => stack.push({ mark, href, spans: [] })
  const close = () => {
    if (stack.length === 1) return
    const frame = stack.pop()!
    // Beyond the limit the words stay and the dress goes: nobody reads seven kinds of bold.
    if (frame.mark === 'none' || stack.length > lessonLimits.spanDepth) frame.spans.forEach(add)
    else if (frame.mark === 'a') add({ a: frame.spans, href: frame.href })
    else add(frame.mark === 'b' ? { b: frame.spans } : { i: frame.spans })
    if (stack.length === 1) parts.push(...flush(stack[0]!, held), ...held.splice(0))
  }
  const add = (span: Span) => addSpan(top().spans, span)

  tokens.forEach((token, at) => {
    switch (token.type) {
      case 'text':
        add(textOfToken(token, tokens[at - 1]))
        break
      case 'softbreak':
        line++
        add(' ')
        break
      case 'hardbreak':
        line++
        add('\n')
        break
      case 'code_inline':
        add({ code: token.content })
        break
      case 'strong_open':
        open('b')
        break
      case 'em_open':
        open('i')
        break
      case 's_open':
        open('none')
        break
      case 'link_open': {
        const href = linkTarget(String(token.attrGet('href') ?? ''), report, line)
        open(href ? 'a' : 'none', href)
        break
      }
      case 'strong_close':
      case 'em_close':
      case 's_close':
      case 'link_close':
        close()
        break
      case 'image': {
        const src = imageSource(String(token.attrGet('src') ?? ''), report, line, files)
        const alt = altOf(token.children ?? [], report, line)
        if (alt !== '' || src !== '') held.push({ image: { alt, src } })
        if (stack.length === 1) parts.push(...flush(stack[0]!, held), ...held.splice(0))
        break
      }
      case 'html_inline':
        if (tag(token.content, report, line)) add('\n')
        line += newlines(token.content)
        break
      default:
        throw new Error(`no rule for the inline token ${token.type}`)
    }
  })
  while (stack.length > 1) close()
  parts.push(...textPart(stack[0]!.spans))
  return parts
}

/** Text before a picture becomes a part of its own; without a picture the text goes on. */
function flush(root: Frame, held: Part[]): Part[] {
  return held.length === 0 ? [] : textPart(root.spans.splice(0))
}

function textPart(spans: Span[]): Part[] {
  const t = trimmed(spans)
  return t.length === 0 ? [] : [{ t }]
}

const dressed = new Set(['code_inline', 'image', 'link_close', 'strong_close', 'em_close'])
const textOfToken = (token: Token, before: Token | undefined) =>
  before && dressed.has(before.type) ? undressed(token.content) : token.content

const { normalizeLink } = new MarkdownIt()

function linkTarget(written: string, report: Report, line: number): string {
  if (isProgram(written)) {
    report.error(line, 'script_in_markdown')
    return ''
  }
  const address = normalizeLink(written)
  if (address.length <= 2000 && safeHref.test(address)) return address
  report.note(line, 'link_dropped')
  return ''
}

/** Drops one inline tag; true where it broke the line. */
function tag(html: string, report: Report, line: number): boolean {
  const { danger } = readHtml(html)
  if (danger !== undefined) report.error(line + newlines(html.slice(0, danger)), 'script_in_markdown')
  else report.note(line, 'html_dropped')
  return /^<br[\s/>]/i.test(html)
}

function altOf(children: Token[], report: Report, line: number): string {
  const words = children.map(child => {
    if (child.type === 'html_inline') tag(child.content, report, line)
    if (child.type === 'image') return altOf(child.children ?? [], report, line)
    if (child.type === 'softbreak' || child.type === 'hardbreak') return ' '
    return child.type === 'html_inline' ? '' : child.content
  })
  return words.join('').trim()
}

export function addSpan(spans: Span[], span: Span) {
  const last = spans.length - 1
  if (typeof span !== 'string') {
    const empty =
      'code' in span ? span.code === '' : ('b' in span ? span.b : 'i' in span ? span.i : span.a).length === 0
    if (!empty) spans.push(span)
  } else if (span !== '') {
    if (typeof spans[last] === 'string') spans[last] += span
    else spans.push(span)
  }
}

export function trimmed(spans: Span[]): Span[] {
  const list = [...spans]
  if (typeof list[0] === 'string') list[0] = list[0].trimStart()
  const last = list.length - 1
  if (typeof list[last] === 'string') list[last] = list[last].trimEnd()
  return list.filter(span => span !== '')
}
