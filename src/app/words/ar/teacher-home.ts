// The words of a teacher's first screen.
export { default as broadcasts } from './broadcasts.json'
export { default as children } from './children.json'
export { default as people } from './people.json'
export { default as questions } from './questions.json'
export { default as students } from './students.json'
export { default as subjects } from './subjects.json'
export { default as teacher } from './teacher.json'
