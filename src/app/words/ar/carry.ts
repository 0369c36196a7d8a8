// The words of what is carried by hand.
export { default as carry } from './carry.json'
export { default as files } from './files.json'
export { default as letters } from './letters.json'
export { default as refusals } from './refusals.json'
export { default as sent } from './sent.json'
export { default as states } from './states.json'
