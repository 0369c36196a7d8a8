/** Builds the app into dist/ as `npm start` does, unless dist/ is already what its sources make. */
import { buildApp } from '../../src/server/start/build.ts'
import { root } from './step.ts'

/** True when dist/ is ready. A failed build says why and leaves no stamp, so that the next run builds again. */
export async function build(): Promise<boolean> {
  const built = await buildApp(root, () => console.log('building the app…'))
  if (built === 'no_app') console.log('no app to build yet')
  return built !== 'failed'
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await build()) ? 0 : 1
