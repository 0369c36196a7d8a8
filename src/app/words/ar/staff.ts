// What a counselor's and a principal's other screens say beside them.
export { default as files } from './files.json'
export { default as refusals } from './refusals.json'
export { default as when } from './when.json'
