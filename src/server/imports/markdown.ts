import MarkdownIt, { type MarkdownIt as Reader } from 'markdown-it'
import { type Block, type Lesson, type Page, type Span } from '../../domain/lessons/content.ts'
import { lessonLimits, pageBytes, plain, utf8Bytes } from '../../domain/lessons/content.ts'
import { type BlockReading, type Node, blocksOf, inline, lineOf, treeOf } from './blocks.ts'
import { takeCredits } from './credits.ts'
import { readFrontMatter } from './front-matter.ts'
import { withoutMarkers } from './markers.ts'
import { type ImportError, type ImportNote, Report } from './report.ts'
import { textOf } from './text.ts'

export interface ReadLesson {
  /** Absent where there are errors. */
  lesson?: Lesson
  errors: ImportError[]
  notes: ImportNote[]
}

interface PageAt {
  page: Page
  line: number
}

/** CommonMark with tables. Every address is let through here, so that a bad one can be named instead of becoming text. */
function reader(html: boolean): Reader {
  const md = new MarkdownIt('commonmark', { html }).enable(['table', 'strikethrough'])
  md.validateLink = () => true
  md.normalizeLink = address => address
  return withoutMarkers(md)
}
const markdown = reader(true)
const words = reader(false)

/**
 * One Markdown file as a lesson: the first `#` is its title, every `##` begins a page. `name` is the file's path relative
 * to the imported folder; `files`, when known, are that folder's files, for the pictures.
 */
export function readLessonFile(
  name: string,
  content: Uint8Array | string,
  files?: ReadonlySet<string>,
): ReadLesson {
  const report = new Report(name)
  const lesson = staysInside(name) ? lessonOf(name, content, report, files) : undefined
  if (!staysInside(name)) report.error(1, 'path_escapes')
  const { errors, notes } = report
  return lesson && errors.length === 0 ? { lesson, errors, notes } : { errors, notes }
}

function lessonOf(
  name: string,
  content: Uint8Array | string,
  report: Report,
  files: ReadonlySet<string> | undefined,
): Lesson | undefined {
  const text = textOf(content, report)
  if (text === undefined) return undefined
  const front = readFrontMatter(text, report)
  const env = {}
  const tree = treeOf(markdown.parse(front.body, env))
  const reading: BlockReading = { report, files, words, env, lineOffset: 0 }

  const { title, titleLine, pagesAt } = pagesOf(tree, reading)
  const pages = pagesAt.map(at => at.page)
  const credits = takeCredits(pages)
  const lesson: Lesson = {
    title: title || front.title || titleFromName(name),
    subject: front.subject,
    ...(front.grade === undefined ? {} : { grade: front.grade }),
    outcomes: front.outcomes,
    pages,
    credits,
  }
  checkLimits(lesson, titleLine, pagesAt, report)
  return lesson
}

/** Splits the file at its level-two headings. A page with neither heading nor text is no page. */
function pagesOf(tree: Node[], reading: BlockReading) {
  let title = ''
  let titleLine = 1
  let current: PageAt = { page: { blocks: [] }, line: 1 }
  const all = [current]
  for (const node of tree) {
    const isHeading = node.token.type === 'heading_open'
    if (isHeading && node.token.tag === 'h1' && title === '') {
      const { words, rest } = headingOf(node, reading)
      title = words
      titleLine = lineOf(node, reading)
      current.page.blocks.push(...rest)
    } else if (isHeading && node.token.tag === 'h2') {
      current = { page: pageUnder(node, reading), line: lineOf(node, reading) }
      all.push(current)
    } else {
      current.page.blocks.push(...blocksOf([node], reading))
    }
  }
  const pagesAt = all.filter(({ page }) => page.heading !== undefined || page.blocks.length > 0)
  return { title, titleLine, pagesAt }
}

/** A heading as long as a paragraph is drawn as the page's first line instead. */
function pageUnder(node: Node, reading: BlockReading): Page {
  const { words, spans, rest } = headingOf(node, reading)
  if (words === '') return { blocks: rest }
  if (words.length > lessonLimits.heading) return { blocks: [{ k: 'h', t: spans }, ...rest] }
  return { heading: words, blocks: rest }
}

function headingOf(node: Node, reading: BlockReading): { words: string; spans: Span[]; rest: Block[] } {
  const spans: Span[] = []
  const rest: Block[] = []
  for (const part of inline(node, reading)) {
    if ('t' in part) spans.push(...part.t)
    else rest.push({ k: 'image', ...part.image })
  }
  return { words: plain(spans).replace(/\s+/g, ' ').trim(), spans, rest }
}

function checkLimits(lesson: Lesson, titleLine: number, pagesAt: PageAt[], report: Report) {
  if (lesson.title === '') report.error(titleLine, 'title_missing', 'title')
  if (lesson.title.length > lessonLimits.title) report.error(titleLine, 'title_too_long', 'title')
  if (lesson.pages.length === 0) report.error(titleLine, 'empty')
  const oneTooMany = pagesAt[lessonLimits.pages]
  if (lesson.pages.length > lessonLimits.pages && oneTooMany) report.error(oneTooMany.line, 'too_many_pages')
  for (const { page, line } of pagesAt)
    if (pageBytes(page) > lessonLimits.pageBytes) report.error(line, 'page_too_large')
  // What travels is the structure, which can be larger than the file was.
  if (utf8Bytes(JSON.stringify(lesson)) > lessonLimits.lessonBytes) report.error(1, 'too_large')
}

function staysInside(name: string): boolean {
  return name !== '' && !/^[/\\]|^[a-z]:|\0/i.test(name) && !name.split(/[/\\]/).includes('..')
}

/** "0001_الرجل-ذو-القامة.md" is «الرجل ذو القامة». */
function titleFromName(name: string): string {
  const base = name.replace(/^.*\//s, '').replace(/\.(md|markdown)$/i, '')
  return base
    .replace(/^[\p{N}\s_.-]+/u, '')
    .replace(/[_-]+/g, ' ')
    .trim()
}
