/** `npm start`: the packages first, then the server, which is handed the signals that npm is sent. */
import { spawn } from 'node:child_process'

const run = (...args) =>
  new Promise(resolve => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' })
    const pass = signal => child.kill(signal)
    process.on('SIGTERM', pass)
    // The shell between npm and us dies of the signal without passing it on: an orphan has been told to end.
    const parent = process.ppid
    const watch = setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500)
    // Ctrl-C reaches the whole group by itself; here it only must not end us before the server has finished.
    process.on('SIGINT', () => {})
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', pass)
      clearInterval(watch)
      resolve(code ?? (signal ? 1 : 0))
    })
  })

process.exitCode = await run('test/house/install.mjs')
if (process.exitCode === 0) process.exitCode = await run('--import', 'tsx', 'src/server/start.ts')
