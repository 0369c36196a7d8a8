// The words of what the school keeps.
export { default as privacy } from './privacy.json'
