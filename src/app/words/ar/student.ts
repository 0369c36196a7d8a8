// What a child's other screens say beside them.
export { default as corrections } from './corrections.json'
export { default as files } from './files.json'
export { default as films } from './films.json'
export { default as notices } from './notices.json'
export { default as people } from './people.json'
export { default as plans } from './plans.json'
export { default as submissions } from './submissions.json'
export { default as words } from './words.json'
