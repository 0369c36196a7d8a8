// The words of a card that comes into the bag.
export { default as enrol } from './enrol.json'
export { default as faces } from './faces.json'
export { default as privacy } from './privacy.json'
export { default as refusals } from './refusals.json'
