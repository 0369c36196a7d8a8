// What a principal's other screens say beside his home: a counselor's, and his own.
export * from './staff.ts'
export { default as followups } from './followups.json'
export { default as guardians } from './guardians.json'
export { default as holidays } from './holidays.json'
export { default as planning } from './planning.json'
export { default as plans } from './plans.json'
export { default as rosters } from './rosters.json'
export { default as subjects } from './subjects.json'
