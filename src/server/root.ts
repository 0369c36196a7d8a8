import { resolve } from 'node:path'

/** The project's folder: from the sources, and from a bundle of them that lies two folders deep as they do. */
export const root = resolve(import.meta.dirname, '../..')
