export { default as lost } from './lost.json'
export { default as refusals } from './refusals.json'
export { default as states } from './states.json'
