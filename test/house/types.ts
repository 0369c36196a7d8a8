/**
 * Checks the types of the rooms that are named, each under its own tsconfig.json and each file once, in the room where it
 * lives. One process for several rooms: what a room sees of others, and of libraries, is read once for all of them.
 * Prints one line of JSON for each room.
 */
import ts from 'typescript'
import { root } from './step.ts'

export interface Checked {
  place: string
  ok: boolean
  seconds: number
  said: string
}

/** Parsed files by name and the options that bear on parsing. */
const files = new Map<string, ts.SourceFile>()

export function checkTypes(place: string): Checked {
  const start = performance.now()
  const folder = `${root}/${place}`
  const { config, error } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile)
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  const host = sharing(ts.createCompilerHost(options, true))
  const program = ts.createProgram(fileNames, options, host)
  const own = new Set(fileNames.map(name => ts.sys.resolvePath(name)))
  const mine = program.getSourceFiles().filter(file => own.has(ts.sys.resolvePath(file.fileName)))
  const found = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...mine.flatMap(file => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ]
  const said = ts.formatDiagnostics(found, { ...host, getCurrentDirectory: () => root }).trim()
  return { place, ok: found.length === 0, seconds: (performance.now() - start) / 1000, said }
}

function sharing(host: ts.CompilerHost): ts.CompilerHost {
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, options, onError) => {
    const { languageVersion, impliedNodeFormat } =
      typeof options === 'object' ? options : { languageVersion: options, impliedNodeFormat: undefined }
    const key = `${name}|${languageVersion}|${impliedNodeFormat}`
    const file = files.get(key) ?? read(name, options, onError)
    if (file) files.set(key, file)
    return file
  }
  return host
}

if (process.argv[1] === import.meta.filename)
  for (const place of process.argv.slice(2)) console.log(JSON.stringify(checkTypes(place)))
