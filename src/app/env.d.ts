/** Name of this build: a page that another build prepared is drawn anew. */
declare const __BUILD__: string

declare module '*.css'
