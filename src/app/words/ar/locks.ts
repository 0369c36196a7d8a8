// The words of locks.
export { default as faces } from './faces.json'
export { default as locks } from './locks.json'
