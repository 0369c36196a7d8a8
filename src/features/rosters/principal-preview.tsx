import { useState } from 'preact/hooks'
import type { Gender } from '../../domain/people/person.ts'
import { codeWord, rosterFields, rosterValues } from '../../domain/rosters/codes.ts'
import { rosterEntities, type RosterChange, type RosterPreview } from '../../domain/rosters/roster.ts'
import type { Say } from '../../domain/words.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'
import { apart, Notes } from './principal-wrongs.tsx'

export interface PreviewProps {
  preview: RosterPreview
  /** Who is asked. */
  gender: Gender
  onApply(yes: boolean): void
}

/** What the register would change: counts first, then who, then one button. */
export function Preview({ preview, gender: context, onApply }: PreviewProps) {
  const say = useSay()
  const [yes, setYes] = useState(false)
  const [tried, setTried] = useState(false)
  const { counts, form, changes, notes, asks, missing } = preview
  if (counts.created + counts.updated + counts.removed === 0)
    return (
      <>
        <Empty title={say('rosters.nothingNew')}>{say('rosters.nothingNewWhy')}</Empty>
        <Notes notes={notes} />
      </>
    )
  const apply = () => {
    setTried(true)
    if (!asks || yes) onApply(yes)
  }
  return (
    <>
      <h2>{say('rosters.preview')}</h2>
      <p class="sm two">{say('rosters.form', { form })}</p>
      <Counts preview={preview} />
      <Changes of={changes} what="gone" total={counts.removed} title={say('rosters.listGone')}>
        <p class="sm two">{say('rosters.goneWhy')}</p>
      </Changes>
      <Changes of={changes} what="updated" total={counts.updated} title={say('rosters.listUpdated')} />
      <Changes of={changes} what="created" total={counts.created} title={say('rosters.listCreated')} />
      <Notes notes={notes} />
      {asks && (
        <>
          <Notice kind="needs" level={2} title={say('rosters.asks', { n: missing })}>
            {say('rosters.asksWhy')}
          </Notice>
          <Choice
            many
            quietLegend
            legend={say('rosters.asks', { n: missing })}
            name="yes"
            options={[{ value: 'yes', label: say('rosters.asksYes') }]}
            value={yes ? ['yes'] : []}
            onChange={value => setYes(value.length > 0)}
            error={tried && !yes ? say('rosters.asksFirst') : undefined}
          />
        </>
      )}
      <Button kind="main" icon="check" wide onClick={apply}>
        {say('rosters.apply', { context })}
      </Button>
    </>
  )
}

const columns = ['created', 'updated', 'removed', 'unchanged'] as const

function Counts({ preview: { entities } }: { preview: RosterPreview }) {
  const say = useSay()
  const rows = rosterEntities.filter(entity => columns.some(column => entities[entity][column] > 0))
  return (
    // Pushed along where it is wider than the phone, by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="table" role="region" aria-label={say('rosters.preview')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('rosters.what')}</th>
            {columns.map(column => (
              <th key={column} scope="col" class="num">
                {say(`rosters.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(entity => (
            <tr key={entity}>
              <th scope="row">{say(`rosters.${entity}`)}</th>
              {columns.map(column => (
                <td key={column} class="num">
                  {say('rosters.number', { n: entities[entity][column] })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ChangesProps {
  of: readonly RosterChange[]
  what: RosterChange['what']
  /** Of all records, shown here or not. */
  total: number
  title: string
  children?: preact.ComponentChildren
}

function Changes({ of, what, total, title, children }: ChangesProps) {
  const say = useSay()
  const own = of.filter(one => one.what === what)
  if (own.length === 0) return null
  return (
    <section class="stack">
      <h3>{title}</h3>
      {children}
      <RowList label={title}>
        {own.map((one, index) => (
          <Row
            key={index}
            title={one.name}
            under={<Details of={one} />}
            end={<span class="xs two">{say(`rosters.one_${one.entity}`)}</span>}
          />
        ))}
      </RowList>
      {total > own.length && <p class="sm two">{say('rosters.more', { n: total - own.length })}</p>}
    </section>
  )
}

function Details({ of: { fields, at } }: { of: RosterChange }) {
  const say = useSay()
  return (
    <span class="who">
      {at && (
        <span>
          {say('rosters.both', { first: apart(at.file), second: say('rosters.line', { line: at.line }) })}
        </span>
      )}
      {fields.map(([name, before, after]) => {
        const field = say(`rosters.field${codeWord(name, rosterFields)}`)
        const key = before && after ? 'change' : after ? 'changeNew' : 'changeGone'
        const told = { field, before: tellValue(say, before), after: tellValue(say, after) }
        return <bdi key={name}>{say(`rosters.${key}`, told)}</bdi>
      })}
    </span>
  )
}

/** What a register writes in codes is told in words; names and numbers stand as they are. */
function tellValue(say: Say, value: string): string {
  const codes = value.split(' ')
  if (!codes.every(code => rosterValues.includes(code))) return value
  return codes
    .map(code => say(`rosters.value${codeWord(code, rosterValues)}`))
    .reduce((first, second) => say('rosters.both', { first, second }))
}
