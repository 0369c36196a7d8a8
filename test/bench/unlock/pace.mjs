// Lets processes run ten milliseconds of every thirty: a third of a core for all that they do one after the other. Ends when its
// own input does, and leaves them running.
import process from 'node:process'

const pids = process.argv.slice(2).map(Number)
const [runs, rests] = [10, 20]
const clock = new Int32Array(new SharedArrayBuffer(4))
const all = signal => {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch (error) {
      // A browser's helper may go by itself.
      if (error.code !== 'ESRCH') throw error
    }
}
let on = true
process.stdin.on('end', () => (on = false)).resume()
process.on('exit', () => all('SIGCONT'))
const turn = () => {
  if (!on) process.exit()
  all('SIGCONT')
  Atomics.wait(clock, 0, 0, runs)
  all('SIGSTOP')
  Atomics.wait(clock, 0, 0, rests)
  setImmediate(turn)
}
turn()
