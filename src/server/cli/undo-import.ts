import { undoImport } from '../imports/roster/undo.ts'
import { progress, type Command } from './command.ts'
import { inHouse, meantPlaces } from './open.ts'
import { Trouble } from './trouble.ts'

/** Takes back the last import of a register. */
export const undoImportCommand: Command = {
  usage: 'undo-import [--place P]',
  ar: 'يعيد ما كان قبل آخر سجلّ أُدخل، ويُبقي ما عُمل بعده',
  en: 'takes back the last register that was imported; keeps what was done since',
  text: ['place'],
  on: [],
  words: 0,
  run: ({ text }, config) =>
    inHouse(config, async house => {
      if (text.place !== undefined) await meantPlaces(house, text.place)
      progress('يُعاد ما كان قبل آخر سجلّ…', 'Taking the last register back…')
      const undone = await undoImport(house.db, house.now(), text.place)
      if (!undone)
        throw new Trouble(
          'nothing_to_undo',
          'لا سجلّ يُعاد: لم يُدخل سجلّ بعد، أو أُعيد آخرها من قبل.',
          'There is no import to take back: none was made, or the last was taken back already.',
        )
      const { file, places, restored, kept } = undone
      const said = [
        `عاد ما كان قبل «${file}» في ${places.join('، ')}: ${restored} صفًّا.`,
        `As before "${file}" in ${places.join(', ')}: ${restored} rows.`,
      ]
      if (kept > 0)
        said.push(
          `بقي ${kept} كما هو، لأنّ أحدًا عمل عليه بعد ذلك.`,
          `${kept} stayed as they are, because somebody has worked on them since.`,
        )
      return { said, json: { file, places, restored, kept } }
    }),
}
