/** The cells of the walk: who, what, and whether he may, by the expectations written by hand. */
import { audiences } from './town.ts'
import { calls } from './calls.ts'
import { doors, signedDoors } from './doors.ts'
import { expected } from './expectations.ts'

export interface Cell {
  /** The role that is tried; `moved` and `ended` are both ties that are past. */
  who: string
  kind: 'reads' | 'does' | 'enters'
  what: string
  may: boolean
}

/** Where a tie or a phone is ended, only what it would have opened is a question. */
const opened: Record<string, string> = { ended: 'teacher', 'ended-device': 'teacher', moved: 'student' }
const in5a = (what: string) => /5/.test(what)

function tried(who: string, kind: Cell['kind']): readonly string[] {
  if (who === 'office') return kind === 'does' ? Object.keys(calls).filter(name => !isPersonal(name)) : []
  if (who === 'anonymous') return kind === 'enters' ? Object.keys(doors) : []
  if (kind === 'enters') return who === 'moved' ? [] : [...signedDoors, ...waiting(who)]
  const before = opened[who]
  if (before) return expected[before]![kind].filter(what => who !== 'moved' || in5a(what))
  return kind === 'reads' ? audiences : Object.keys(calls)
}

const waiting = (who: string) => (who === 'ended-device' ? ['let a letter wait'] : [])

/** Acts that are about a person who acts: the office is none. */
const isPersonal = (name: string) => /^(read|hand in|turn|ask|answer|take back)/.test(name)

export const cells: Cell[] = Object.entries(expected).flatMap(([who, may]) =>
  (['reads', 'does', 'enters'] as const).flatMap(kind =>
    tried(who, kind).map(what => ({ who, kind, what, may: may[kind].includes(what) })),
  ),
)
