// What a guardian's other screens say beside them.
export { default as deadlines } from './deadlines.json'
export { default as files } from './files.json'
export { default as lessons } from './lessons.json'
export { default as notices } from './notices.json'
export { default as pages } from './pages.json'
export { default as people } from './people.json'
export { default as refusals } from './refusals.json'
export { default as subjects } from './subjects.json'
