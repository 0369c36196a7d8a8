// The words of what this phone sends.
export { default as files } from './files.json'
export { default as refusals } from './refusals.json'
export { default as sent } from './sent.json'
export { default as states } from './states.json'
