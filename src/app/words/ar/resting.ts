// The words of a phone that has not heard the school for long.
export { default as resting } from './resting.json'
