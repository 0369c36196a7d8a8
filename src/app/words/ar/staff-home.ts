// The words of a counselor's and a principal's first screen.
export { default as broadcasts } from './broadcasts.json'
export { default as children } from './children.json'
export { default as notices } from './notices.json'
export { default as people } from './people.json'
export { default as states } from './states.json'
export { default as students } from './students.json'
