/** The commands of `npm run school`, and how what was typed is read. */
import { parseArgs } from 'node:util'
import { auditCommand } from './audit.ts'
import { backupCommand } from './backup.ts'
import { cardCommand } from './card.ts'
import type { Command, Outcome, Typed } from './command.ts'
import { demoCommand } from './demo.ts'
import { devicesCommand, endDeviceCommand } from './end-device.ts'
import { guardiansCommand } from './guardians.ts'
import { importFilmCommand } from './import-film.ts'
import { importLessonsCommand } from './import-lessons.ts'
import { importRosterCommand } from './import-roster.ts'
import { migrateCommand } from './migrate.ts'
import { moveUpCommand } from './move-up.ts'
import { openSchoolCommand } from './open-school.ts'
import { restoreCommand } from './restore.ts'
import { Trouble, wrongUsage } from './trouble.ts'
import { undoImportCommand } from './undo-import.ts'
import { readConfig, WrongSetting } from '../config.ts'

const commands: Record<string, Command> = {
  demo: demoCommand,
  'import-lessons': importLessonsCommand,
  'import-film': importFilmCommand,
  'open-school': openSchoolCommand,
  'import-roster': importRosterCommand,
  'undo-import': undoImportCommand,
  'move-up': moveUpCommand,
  card: cardCommand,
  guardians: guardiansCommand,
  devices: devicesCommand,
  'end-device': endDeviceCommand,
  audit: auditCommand,
  backup: backupCommand,
  restore: restoreCommand,
  migrate: migrateCommand,
}

const usage = [
  'الأوامر: npm run school -- COMMAND [--json]',
  'Commands: npm run school -- COMMAND [--json]',
  ...Object.values(commands).map(({ usage, ar, en }) => `\n  ${usage}\n      ${ar}\n      ${en}`),
].join('\n')

/**
 * Runs what was typed, and prints what came of it.
 * @returns 0 when it was done, 1 when it was refused, 2 when the command was written wrong. Throws bugs.
 */
export async function main(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [name = '', ...rest] = argv
  if (['', 'help', '--help', '-h'].includes(name)) {
    console.log(usage)
    return name === '' ? 2 : 0
  }
  const json = rest.includes('--json')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (!command) throw wrongUsage(`لا أمر باسم «${name}».`, `There is no command "${name}".`)
    const typed = read(command, rest)
    return report(await command.run(typed, configOf(env)), json)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    console.error(`${error.ar}\n${error.en}`)
    if (error.exit === 2) console.error(`\n${command ? `  ${command.usage}` : usage}`)
    if (json) console.log(JSON.stringify(command?.failed?.(error.code) ?? { error: error.code }))
    return error.exit
  }
}

function read(command: Command, rest: string[]): Typed {
  const options: Record<string, { type: 'string' | 'boolean' }> = { json: { type: 'boolean' } }
  for (const option of command.text) options[option] = { type: 'string' }
  for (const option of command.on) options[option] = { type: 'boolean' }
  let parsed
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true })
  } catch (error) {
    throw wrongUsage('خيار غير معروف أو ناقص.', (error as Error).message)
  }
  if (parsed.positionals.length !== command.words)
    throw wrongUsage('كلمات الأمر ناقصة أو زائدة.', `${command.usage}: ${command.words} word(s) expected.`)
  const typed = Object.entries(parsed.values)
  return {
    text: Object.fromEntries(
      typed.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    on: new Set(typed.filter(([, value]) => value === true).map(([option]) => option)),
    words: parsed.positionals,
  }
}

function configOf(env: NodeJS.ProcessEnv) {
  try {
    return readConfig(env)
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error
    throw wrongUsage(`إعداد غير صحيح: ${error.ar}.`, `A setting makes no sense: ${error.message}.`)
  }
}

function report({ said, json: line, wrong = [] }: Outcome, json: boolean): number {
  for (const one of wrong) console.error(one)
  for (const one of said) console.log(one)
  if (json) console.log(JSON.stringify(line))
  return wrong.length > 0 ? 1 : 0
}
