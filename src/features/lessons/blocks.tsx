import { Fragment, type ComponentChildren } from 'preact'
import { plain, safeHref, type Block, type Span } from '../../domain/lessons/content.ts'
import { directionOf } from '../../domain/lessons/reading.ts'
import { Motif } from '../../ui/motif.tsx'
import { useSay } from '../../ui/say.tsx'
import '../../ui/reading.css'

export interface BlocksProps {
  blocks: readonly Block[]
  /** Written with tashkeel throughout: set in the large Naskh of reading books. */
  vowelled?: boolean
}

/** A page's text. It is drawn from its structure, so nothing that an author wrote can run. */
export function Blocks({ blocks, vowelled }: BlocksProps) {
  return (
    <div class={vowelled ? 'text read' : 'text'}>
      {blocks.map((block, index) => (
        <One key={index} block={block} />
      ))}
    </div>
  )
}

function One({ block }: { block: Block }) {
  switch (block.k) {
    case 'p':
      return <p dir={directionOf(plain(block.t))}>{drawn(block.t)}</p>
    case 'h':
      return <h2 dir={directionOf(plain(block.t))}>{drawn(block.t)}</h2>
    case 'quote':
      return (
        <blockquote dir={directionOf(plain(block.t))}>
          <p>{drawn(block.t)}</p>
        </blockquote>
      )
    case 'list':
      return <List {...block} />
    case 'code':
      return (
        // What is pushed along needs the focus, so that the arrow keys can do it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre dir="ltr" tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
    case 'image':
      return <AwayPicture alt={block.alt} />
    case 'table':
      return <Table rows={block.rows} />
  }
}

function List({ ordered, items, start }: Extract<Block, { k: 'list' }>) {
  const dir = directionOf(items.map(plain).join(' '))
  const lines = items.map((item, index) => <li key={index}>{drawn(item)}</li>)
  if (!ordered) return <ul dir={dir}>{lines}</ul>
  return (
    <ol dir={dir ?? 'rtl'} start={start}>
      {lines}
    </ol>
  )
}

/** The first row names the columns. A table that is wider than the phone is pushed along inside its own frame. */
function Table({ rows: [head = [], ...rows] }: { rows: Span[][][] }) {
  const say = useSay()
  const dir = directionOf([head, ...rows].flat().map(plain).join(' '))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="table" dir={dir} role="region" aria-label={say('lessons.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                {drawn(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{drawn(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** No picture is fetched unasked: a family pays for each, and a far server would learn who reads. */
function AwayPicture({ alt }: { alt: string }) {
  const say = useSay()
  const name = alt ? say('lessons.image', { alt }) : say('lessons.imageBare')
  return (
    <figure class="away-picture">
      <Motif name="olive" size={80} />
      <figcaption class="body">
        <b>{name}</b>
        <span class="sm two">{say('lessons.imageAway')}</span>
      </figcaption>
    </figure>
  )
}

const drawn = (spans: readonly Span[]): ComponentChildren =>
  spans.map((span, index) => <Fragment key={index}>{piece(span)}</Fragment>)

function piece(span: Span): ComponentChildren {
  if (typeof span === 'string') return lines(span)
  if ('b' in span) return <b>{drawn(span.b)}</b>
  if ('i' in span) return <i>{drawn(span.i)}</i>
  if ('code' in span)
    return (
      <code>
        <bdi>{span.code}</bdi>
      </code>
    )
  if (!safeHref.test(span.href)) return drawn(span.a)
  return (
    <a href={span.href} target="_blank" rel="noopener noreferrer">
      {drawn(span.a)}
    </a>
  )
}

/** A line break inside a text is one that its author wrote: poems have them. */
function lines(text: string): ComponentChildren {
  const [first, ...rest] = text.split('\n')
  if (rest.length === 0) return text
  return [
    first,
    ...rest.map((line, index) => (
      <Fragment key={index}>
        <br />
        {line}
      </Fragment>
    )),
  ]
}
