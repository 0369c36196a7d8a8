// The words of asking whose work it is.
export { default as faces } from './faces.json'
export { default as refusals } from './refusals.json'
export { default as whose } from './whose.json'
