/** What a lesson may come as from outside; kept apart, so that screens that draw lessons carry no schema library. */
import { type Shape, array, boolean, lazy, literal, matching, object, optional } from '../shape.ts'
import { union, verbatim, whole } from '../shape.ts'
import { lessonLimits, safeHref, safeImage } from './content.ts'
import type { Block, Credit, Lesson, Page, Span } from './content.ts'

const most = lessonLimits.pageBytes
const spans = (): Shape<Span[]> =>
  array(
    lazy(() => spanShape),
    most,
  )
const spanShape: Shape<Span> = union([
  verbatim(most),
  object({ b: spans() }),
  object({ i: spans() }),
  object({ code: verbatim(most) }),
  object({ a: spans(), href: matching(safeHref, 2000) }),
])

const blockShape: Shape<Block> = union([
  object({ k: literal('p'), t: spans() }),
  object({ k: literal('h'), t: spans() }),
  object({
    k: literal('list'),
    ordered: boolean(),
    items: array(spans(), most),
    start: optional(whole(0, 999_999_999)),
  }),
  object({ k: literal('quote'), t: spans() }),
  object({ k: literal('code'), text: verbatim(most) }),
  object({ k: literal('image'), alt: verbatim(most), src: matching(safeImage, 2000) }),
  object({ k: literal('table'), rows: array(array(spans(), 1000), most) }),
])

export const pageShape: Shape<Page> = object({
  heading: optional(verbatim(lessonLimits.heading)),
  blocks: array(blockShape, most),
})
export const creditShape: Shape<Credit> = object({
  label: verbatim(lessonLimits.credit),
  value: verbatim(lessonLimits.credit),
})
export const outcomesShape: Shape<string[]> = array(verbatim(lessonLimits.outcome), lessonLimits.outcomes)
export const lessonShape: Shape<Lesson> = object({
  title: verbatim(lessonLimits.title),
  subject: verbatim(lessonLimits.subject),
  grade: optional(whole(1, 12)),
  outcomes: outcomesShape,
  pages: array(pageShape, lessonLimits.pages),
  credits: array(creditShape, lessonLimits.credits),
})
