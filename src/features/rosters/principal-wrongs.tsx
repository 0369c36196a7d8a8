import { codeWord, rosterFields, rosterNoteCodes, rosterWrongCodes } from '../../domain/rosters/codes.ts'
import type { RosterPreview, RosterRemark } from '../../domain/rosters/roster.ts'
import { Notice } from '../../ui/notice.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'

/** What is wrong, each with its file, line and field: as one would mark it on the sheet. */
export function Wrongs({ preview: { wrong, notes } }: { preview: RosterPreview }) {
  const say = useSay()
  const title = say('rosters.places', { count: wrong.length })
  return (
    <>
      <Notice kind="needs" level={2} title={title}>
        {say('rosters.wrongWhy')}
      </Notice>
      <RowList label={title}>
        {wrong.map((one, index) => (
          <Row
            key={index}
            title={say(`rosters.wrong${codeWord(one.code, rosterWrongCodes)}`)}
            under={<Where of={one} />}
          />
        ))}
      </RowList>
      <Notes notes={notes} />
    </>
  )
}

/** How the file was understood, for whoever wonders. */
export function Notes({ notes }: { notes: readonly RosterRemark[] }) {
  const say = useSay()
  if (notes.length === 0) return null
  return (
    <details>
      <summary>{say('rosters.notes')}</summary>
      <RowList label={say('rosters.notes')}>
        {notes.map((one, index) => (
          <Row
            key={index}
            title={say(`rosters.note${codeWord(one.code, rosterNoteCodes)}`)}
            under={<Where of={one} />}
          />
        ))}
      </RowList>
    </details>
  )
}

/** A field of a sheet by its name in words; a column of a set as it stands there. */
function Where({ of: { file, line, field: column, value } }: { of: RosterRemark }) {
  const say = useSay()
  const known = column !== undefined && rosterFields.includes(column)
  const field = known ? say(`rosters.field${codeWord(column, rosterFields)}`) : column
  const at = field ? say('rosters.lineField', { line, field }) : say('rosters.line', { line })
  return (
    <span class="who">
      <span>{file ? say('rosters.both', { first: apart(file), second: at }) : at}</span>
      {value && <span>{say('rosters.written', { value: apart(value) })}</span>}
    </span>
  )
}

/** As it stands in the file, whichever way it is written (first strong isolate): `=1+1` is not `1+1=`. */
export const apart = (written: string) => `\u2068${written}\u2069`
