/** A server as the house starts it, in a process of its own, for tests of its end. Says its port on a line. */
import { serve } from '../../src/server/main.ts'

const { port } = await serve()
console.log(JSON.stringify({ port }))
