/** Put in by the build of the app, and by tests that prepare pages. */
declare const __BUILD__: string
