import type { MarkdownIt, Token } from 'markdown-it'
import { type Block, type Span, plain } from '../../domain/lessons/content.ts'
import { newlines, readHtml } from './html.ts'
import { type Part, type Reading, addSpan, partsOf, trimmed } from './spans.ts'

/** markdown-it's flat tokens, put back into the tree that they describe. */
export interface Node {
  token: Token
  children: Node[]
}

export interface BlockReading extends Reading {
  /** Reads the words between HTML tags as Markdown; HTML that is still in there is only text to it. */
  words: MarkdownIt
  /** Link definitions of the file. */
  env: Record<string, unknown>
  /** Lines before the text that is being read. */
  lineOffset: number
}

export function treeOf(tokens: Token[]): Node[] {
  const levels: Node[][] = [[]]
  for (const token of tokens) {
    if (token.nesting === -1) {
      levels.pop()
      continue
    }
    const node: Node = { token, children: [] }
    levels[levels.length - 1]!.push(node)
    if (token.nesting === 1) levels.push(node.children)
  }
  return levels[0]!
}

export const lineOf = (node: Node, reading: BlockReading) =>
  (node.token.map?.[0] ?? 0) + 1 + reading.lineOffset

export function blocksOf(nodes: Node[], reading: BlockReading): Block[] {
  return nodes.flatMap(node => blocksOfNode(node, reading))
}

function blocksOfNode(node: Node, reading: BlockReading): Block[] {
  const { token } = node
  switch (token.type) {
    case 'paragraph_open':
      return fromParts(inline(node, reading), 'p')
    case 'heading_open':
      return fromParts(inline(node, reading), 'h')
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listOf(node, reading)
    case 'blockquote_open': {
      const { t, rest } = folded(blocksOf(node.children, reading))
      return t.length === 0 ? rest : [{ k: 'quote', t }, ...rest]
    }
    case 'table_open':
      return tableOf(node, reading)
    case 'fence':
    case 'code_block': {
      const text = token.content.replace(/\n$/, '')
      return text.trim() === '' ? [] : [{ k: 'code', text }]
    }
    case 'html_block':
      return htmlOf(node, reading)
    case 'marker':
      reading.report.note(lineOf(node, reading), 'marker_dropped')
      return []
    case 'hr':
      return []
    default:
      throw new Error(`no rule for the token ${token.type}`)
  }
}

/** The inline parts of a paragraph, heading or cell; a cell has no line of its own, so its row gives one. */
export function inline(node: Node, reading: BlockReading, line = lineOf(node, reading)): Part[] {
  return node.children.flatMap(child => partsOf(child.token.children ?? [], line, reading))
}

function fromParts(parts: Part[], k: 'p' | 'h'): Block[] {
  return parts.map(part => ('t' in part ? { k, t: part.t } : { k: 'image', ...part.image }))
}

/**
 * A list of lines. An item may hold more than lines: its further paragraphs and inner lists become further lines of the
 * item; code, pictures and tables end the list, stand by themselves, and the list goes on after them.
 */
function listOf(node: Node, reading: BlockReading): Block[] {
  const ordered = node.token.type === 'ordered_list_open'
  const blocks: Block[] = []
  let number = Number(node.token.attrGet('start') ?? 1)
  let items: Span[][] = []
  const endList = () => {
    const start = number - items.length
    if (items.length > 0)
      blocks.push({ k: 'list', ordered, items, ...(ordered && start !== 1 ? { start } : {}) })
    items = []
  }
  for (const child of node.children) {
    const { t, rest } = folded(blocksOf(child.children, reading))
    if (t.length === 0) endList()
    else items.push(t)
    number++
    if (rest.length > 0) endList()
    blocks.push(...rest)
  }
  endList()
  return blocks
}

/** The lines that blocks begin with, and the rest from the first block on that cannot be a line. */
function folded(blocks: Block[]): { t: Span[]; rest: Block[] } {
  const t: Span[] = []
  const newLine = (spans: Span[], mark = '') => {
    if (t.length > 0) addSpan(t, '\n')
    addSpan(t, mark)
    spans.forEach(span => addSpan(t, span))
  }
  let at = 0
  for (; at < blocks.length; at++) {
    const block = blocks[at]!
    if (block.k === 'p' || block.k === 'h' || block.k === 'quote') newLine(block.t)
    else if (block.k === 'list')
      block.items.forEach((item, i) => newLine(item, block.ordered ? `${(block.start ?? 1) + i}. ` : '– '))
    else break
  }
  return { t: trimmed(t), rest: blocks.slice(at) }
}

function tableOf(table: Node, reading: BlockReading): Block[] {
  const rows = table.children
    .flatMap(section => section.children)
    .map(row => row.children.map(cell => cellOf(inline(cell, reading, lineOf(row, reading)))))
  const empty = rows.every(row => row.every(cell => plain(cell).trim() === ''))
  return empty ? [] : [{ k: 'table', rows }]
}

/** A cell has no room for a picture: its words stand for it. */
function cellOf(parts: Part[]): Span[] {
  const cell: Span[] = []
  for (const part of parts)
    if ('t' in part) part.t.forEach(span => addSpan(cell, span))
    else addSpan(cell, part.image.alt)
  return cell
}

function htmlOf(node: Node, reading: BlockReading): Block[] {
  const line = lineOf(node, reading)
  const { danger, text } = readHtml(node.token.content)
  if (danger !== undefined) {
    reading.report.error(line + newlines(node.token.content.slice(0, danger)), 'script_in_markdown')
    return []
  }
  reading.report.note(line, 'html_dropped')
  // Indentation belonged to the tags; left alone it would turn the words into code.
  const words = text.replace(/^[ \t]+/gm, '')
  if (words.trim() === '') return []
  const inner = reading.words.parse(words, reading.env)
  return blocksOf(treeOf(inner), { ...reading, lineOffset: line - 1 })
}
