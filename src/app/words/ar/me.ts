// The words of one’s own page.
export { default as children } from './children.json'
export { default as faces } from './faces.json'
export { default as me } from './me.json'
export { default as subjects } from './subjects.json'
