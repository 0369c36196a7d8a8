import type { Action } from './action.ts'
import { publishAssignment } from './assignments/publish.ts'
import { fileArrives } from './attachments/arrive.ts'
import { askCorrection } from './corrections/ask.ts'
import { settleCorrection } from './corrections/settle.ts'
import { giveConsent } from './consents/give.ts'
import { attachFilm } from './lessons/attach-film.ts'
import { sendFollowup } from './followups/send.ts'
import { declareHoliday, liftHoliday } from './holidays/declare.ts'
import { publishLesson } from './lessons/publish.ts'
import { shelveLesson, unshelveLesson } from './lessons/shelve.ts'
import { giveMark } from './marks/give.ts'
import { publishNotice } from './notices/publish.ts'
import { readNotice } from './notices/read.ts'
import { withdrawNotice } from './notices/withdraw.ts'
import { admitPerson } from './people/admit.ts'
import { movePupil } from './people/move.ts'
import { endTie, tiePerson } from './people/tie.ts'
import { askForChild } from './guardians/ask.ts'
import { denyGuardian, liftDenial } from './guardians/deny.ts'
import { endGuardian } from './guardians/end.ts'
import { approveGuardian, declineGuardian } from './guardians/settle.ts'
import { endPhone } from './phones/end.ts'
import { listPhones } from './phones/list.ts'
import { publishPlan } from './plans/publish.ts'
import { readPlan } from './plans/read.ts'
import { keepProgress } from './progress/keep.ts'
import { answerQuestion } from './questions/answer.ts'
import { askQuestion } from './questions/ask.ts'
import { keepRescue } from './rescues/keep.ts'
import { readRescue } from './rescues/read.ts'
import { describeSchool } from './schools/describe.ts'
import { closeSection } from './sections/close.ts'
import { openSection } from './sections/open.ts'
import { beginYear } from './years/begin.ts'
import { openSolutions, setSolutions } from './solutions/set.ts'
import { handIn } from './submissions/hand-in.ts'
import { handOver } from './submissions/hand-over.ts'
import { holdWork, leaveHeld, takeIn } from './submissions/hold.ts'

/** Every action there is; an old version stays in the list for as long as phones may still hold letters of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const all: readonly Action<any>[] = [
  describeSchool,
  openSection,
  closeSection,
  beginYear,
  admitPerson,
  tiePerson,
  endTie,
  movePupil,
  shelveLesson,
  unshelveLesson,
  publishLesson,
  attachFilm,
  publishAssignment,
  publishPlan,
  readPlan,
  declareHoliday,
  liftHoliday,
  handIn,
  handOver,
  holdWork,
  takeIn,
  leaveHeld,
  setSolutions,
  openSolutions,
  sendFollowup,
  giveMark,
  keepProgress,
  askQuestion,
  answerQuestion,
  publishNotice,
  readNotice,
  withdrawNotice,
  fileArrives,
  keepRescue,
  readRescue,
  giveConsent,
  askForChild,
  approveGuardian,
  declineGuardian,
  endGuardian,
  denyGuardian,
  liftDenial,
  askCorrection,
  settleCorrection,
  listPhones,
  endPhone,
]

const byName = new Map(all.map(action => [`${action.name}/${action.version}`, action]))

export const findAction = (name: string, version: number): Action<unknown> | undefined =>
  byName.get(`${name}/${version}`)
export { checkShape } from './shape.ts'
export const actionNames = () => [...byName.keys()]
