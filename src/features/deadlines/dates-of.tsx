import { isDone, type Deadline } from '../../domain/deadlines/deadline.ts'
import { DeadlineRow, lineOf } from '../../ui/deadline-row.tsx'
import { RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'

export interface DatesOfProps {
  deadlines: readonly Deadline[]
  now: number
  /** Heading over what is still to do, in the words for this reader. */
  toDo: string
  hrefOf?: (one: Deadline) => string
  /** Headings stand under a child's name. */
  under?: boolean
}

/** One child's dates: past and still accepted, to do, done. */
export function DatesOf({ deadlines, now, toDo, hrefOf, under }: DatesOfProps) {
  const say = useSay()
  const open = deadlines.filter(one => !isDone(one))
  const lists = [
    { title: say('deadlines.passed'), rows: open.filter(one => one.dueAt < now) },
    { title: toDo, rows: open.filter(one => one.dueAt >= now) },
    { title: say('deadlines.done'), rows: deadlines.filter(isDone) },
  ]
  const Heading = under ? 'h3' : 'h2'
  return (
    <>
      {lists
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <section key={title}>
            <Heading>{title}</Heading>
            <RowList label={title}>
              {rows.map(one => (
                <DeadlineRow key={one.id} line={lineOf(one)} now={now} href={hrefOf?.(one)} />
              ))}
            </RowList>
          </section>
        ))}
    </>
  )
}
