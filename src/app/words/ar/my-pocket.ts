// The words of one’s own pocket: how it looks, and how it leaves the phone.
export { default as enrol } from './enrol.json'
export { default as faces } from './faces.json'
export { default as letters } from './letters.json'
export { default as pockets } from './pockets.json'
export { default as sent } from './sent.json'
