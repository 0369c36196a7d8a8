/** `npm run school -- COMMAND`. Ends with 0 when it was done, 1 when it was refused, 2 when the command was written wrong. */
import { main } from './cli/main.ts'

process.exitCode = await main(process.argv.slice(2), process.env)
