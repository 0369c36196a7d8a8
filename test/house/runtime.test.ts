import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './step.ts'

/** The names among `names` that a file of the room may not speak of, with everything the room imports loaded. */
function unknownIn(room: string, names: string[]): string[] {
  const folder = `${root}/src/${room}`
  const { config } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  const planted = path.join(folder, 'planted.ts')
  const source = names.map(name => `export const _${name} = ${name}`).join('\n')
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = file => path.normalize(file) === planted || fileExists(file)
  host.getSourceFile = (file, version, ...rest) =>
    path.normalize(file) === planted
      ? ts.createSourceFile(file, source, version)
      : getSourceFile.call(host, file, version, ...rest)
  const program = ts.createProgram([...fileNames, planted], options, host)
  const complaints = program.getSemanticDiagnostics(program.getSourceFile(planted))
  return names.filter(name =>
    complaints.some(one => ts.flattenDiagnosticMessageText(one.messageText, ' ').includes(`'${name}'`)),
  )
}

const globals = ['document', 'caches', 'crypto', 'TextEncoder', 'setTimeout', 'process', 'Buffer']

// A package's types can let a whole runtime in unseen, as JSX's once did here, so the rooms are asked themselves.
const strangers: [room: string, unknown: string[]][] = [
  ['domain', globals],
  ['wire', globals.filter(name => name !== 'TextEncoder')],
  ['letters', ['process', 'Buffer']],
  ['storage', ['process', 'Buffer']],
  ['sync', ['process', 'Buffer']],
  ['ui', ['process', 'Buffer']],
  ['features', ['process', 'Buffer']],
  ['app', ['process', 'Buffer']],
  ['sw', ['document', 'process', 'Buffer']],
  ['server', ['document', 'caches']],
]

test.each(strangers)(
  '%s knows nothing of a runtime that is not its own',
  { timeout: 60_000 },
  (room, unknown) => {
    expect(unknownIn(room, globals)).toEqual(unknown)
  },
)
