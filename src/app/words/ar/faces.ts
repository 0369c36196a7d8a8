// The words of the chooser.
export { default as faces } from './faces.json'
export { default as welcome } from './welcome.json'
