/** The words that OneRoster and its relatives give to roles and states, in lower case. */
import type { RegisterEnrolment, RegisterRole } from '../register.ts'

export const roleWords: Record<string, RegisterRole> = {
  student: 'student',
  teacher: 'teacher',
  guardian: 'guardian',
  parent: 'guardian',
  relative: 'guardian',
  principal: 'principal',
  counselor: 'counselor',
  // Who administers a machine or a district has no children to care for here, and so no power over their rows.
  administrator: 'support',
  siteadministrator: 'support',
  districtadministrator: 'support',
  systemadministrator: 'support',
  aide: 'support',
  proctor: 'support',
  // Microsoft's
  professor: 'teacher',
  faculty: 'teacher',
  lecturer: 'teacher',
  instructor: 'teacher',
  tutor: 'teacher',
  counsellor: 'counselor',
  advisor: 'counselor',
  staff: 'support',
  assistant: 'support',
  teacherassistant: 'support',
  officestaff: 'support',
  administrativestaff: 'support',
  paraprofessional: 'support',
}

/** In a class nobody is a guardian or principal. */
export function classRoleOf(word: string): RegisterEnrolment['role'] | undefined {
  const role = roleOf(word)
  return role === 'student' || role === 'teacher' || role === 'support' ? role : undefined
}

export const roleOf = (word: string): RegisterRole | undefined => {
  const plain = word.toLowerCase().replace(/[\s_-]/g, '')
  // 1.2 lets a register add roles of its own under «ext:»; what they may do is not known here.
  if (plain.startsWith('ext:')) return 'support'
  return Object.hasOwn(roleWords, plain) ? roleWords[plain] : undefined
}

/** Undefined: the form knows no such state. */
export function isGone(status: string): boolean | undefined {
  const plain = status.toLowerCase().replace(/[\s_-]/g, '')
  if (plain === '' || plain === 'active') return false
  return plain === 'tobedeleted' || plain === 'inactive' || plain === 'deleted' ? true : undefined
}

/** Undefined: neither. */
export function truth(text: string): boolean | undefined {
  const plain = text.toLowerCase()
  if (plain === 'true' || plain === '1' || plain === 'yes') return true
  return plain === 'false' || plain === '0' || plain === 'no' ? false : undefined
}
