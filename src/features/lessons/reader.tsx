import type { ComponentChildren } from 'preact'
import { useCallback } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { isVowelled, turned, type OpenLesson } from '../../domain/lessons/reading.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { Blocks } from './blocks.tsx'
import { EndPage } from './end-page.tsx'
import { LessonFilm } from './film.tsx'
import { useArrowKeys, useFootAway } from './turning.ts'

export interface ReaderProps {
  lesson: OpenLesson
  page: number | 'end'
  /** Where the arrow at the top leads, and the way out at the end. */
  home: { href: string; label: string }
  /** Stands under a page's text: a child's way to his teacher. */
  under?: ComponentChildren
  /** Whether the reader is the child who has the work to do. */
  own: boolean
  /** Stands where a film will be, for whoever publishes it. */
  coming?: ComponentChildren
}

/** A lesson page by page. The foot holds the turning, the right edge is where it began. */
export function Reader({ lesson, page, home, under, own, coming }: ReaderProps) {
  const say = useSay()
  const { route } = useLocation()
  const { place, id, body } = lesson
  const pages = body.pages.length
  const address = (to: number | 'end' | undefined) =>
    to === undefined ? undefined : `/lessons/${place}/${id}/${to}`
  const [before, after] = [address(turned(page, pages, -1)), address(turned(page, pages, 1))]
  const turn = useCallback(
    (by: 1 | -1) => {
      const to = by > 0 ? after : before
      if (to) route(to)
    },
    [before, after],
  )
  useArrowKeys(turn)
  const away = useFootAway(page)
  return (
    <Screen
      top={
        <TopBar
          title={tellSubject(say, body.subject)}
          back={{ label: say('app.back'), href: home.href }}
          end={<Place page={page === 'end' ? pages : page} pages={pages} />}
        />
      }
      foot={<Turn before={before} after={after} last={page === pages} home={home} />}
      away={away}
    >
      {page === 'end' ? (
        <EndPage lesson={lesson} own={own} />
      ) : (
        <>
          {page === 1 && <Heading lesson={lesson} page={page} />}
          {body.film && <LessonFilm place={place} film={body.film} narrow={page !== 1} coming={coming} />}
          <article class="stack" key={page}>
            {page !== 1 && <Heading lesson={lesson} page={page} />}
            <PageText lesson={lesson} page={page} />
            {under}
          </article>
        </>
      )}
    </Screen>
  )
}

/** «٣ من ٨» with its tiles; of a very long lesson the words alone. */
function Place({ page, pages }: { page: number; pages: number }) {
  const say = useSay()
  if (pages === 0) return null
  const told = say('pages.of', { page, pages })
  return (
    <>
      <span class="sm two">{told}</span>
      {pages <= 20 && <Tiles n={page} of={pages} per={10} label={told} />}
    </>
  )
}

function Heading({ lesson, page }: { lesson: OpenLesson; page: number }) {
  const { title, pages } = lesson.body
  const { heading } = pages[page - 1]!
  const named = page !== 1 && heading && heading !== title
  return (
    <header>
      {named && (
        <p class="sm two">
          <bdi>{title}</bdi>
        </p>
      )}
      <h1>
        <bdi>{named ? heading : title}</bdi>
      </h1>
    </header>
  )
}

function PageText({ lesson, page }: { lesson: OpenLesson; page: number }) {
  const { title, pages } = lesson.body
  const { heading, blocks } = pages[page - 1]!
  return (
    <>
      {page === 1 && heading && heading !== title && (
        <h2>
          <bdi>{heading}</bdi>
        </h2>
      )}
      <Blocks blocks={blocks} vowelled={isVowelled(pages[page - 1]!)} />
    </>
  )
}

interface TurnProps {
  before: string | undefined
  after: string | undefined
  /** What comes after is the end. */
  last: boolean
  home: ReaderProps['home']
}

function Turn({ before, after, last, home }: TurnProps) {
  const say = useSay()
  return (
    <nav class="turn" aria-label={say('lessons.turns')}>
      {before && <Button href={before}>{say('lessons.previousPage')}</Button>}
      {after ? (
        <Button kind="main" href={after} endIcon="next">
          {last ? say('lessons.toEnd') : say('lessons.nextPage')}
        </Button>
      ) : (
        <Button kind="main" href={home.href}>
          {home.label}
        </Button>
      )}
    </nav>
  )
}
