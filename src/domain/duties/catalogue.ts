import { community } from './community.ts'
import { council } from './council.ts'
import { counselor } from './counselor.ts'
import { directorate } from './directorate.ts'
import { examination } from './examination.ts'
import { guardian } from './guardian.ts'
import { principal } from './principal.ts'
import { principalBeyond } from './principal-beyond.ts'
import { student } from './student.ts'
import { supervisor } from './supervisor.ts'
import { support } from './support.ts'
import { systems } from './systems.ts'
import { teacher } from './teacher.ts'

// What the school system asks of each person (101 duties) and the ten systems its rules name.
//
// A row is cut into parts so that everything promised for it has a name of its own: each thing between
// commas or semicolons is a part, and where one thing holds a list ("live board of who has received, opened,
// handed in") it and each entry of its list are parts. A row is done when every part of it is proven by a
// test that bears the part's id and passes through the real interface; `npm run duties` counts.
//
// Expected by any school though no rule says it, so without a row: moving up a year, a substitute teacher,
// a family that leaves, Ramadan and holiday calendars, a privacy notice and consent at first use, call and
// message buttons on every contact.
export const catalogue = [
  ...student,
  ...guardian,
  ...counselor,
  ...teacher,
  ...principal,
  ...principalBeyond,
  ...council,
  ...directorate,
  ...support,
  ...supervisor,
  ...community,
  ...examination,
  ...systems,
] as const

export type DutyId = (typeof catalogue)[number]['id']
export type PartId = (typeof catalogue)[number]['parts'][number]['id']
