// The words of a guardian's first screen.
export { default as children } from './children.json'
export { default as guardian } from './guardian.json'
export { default as marks } from './marks.json'
export { default as states } from './states.json'
