// The words around every screen: they come with the app itself.
export { default as app } from './app.json'
export { default as calendar } from './calendar.json'
