import { join } from 'node:path'
import { demoPlaces } from '../../../seeds/demo.ts'
import { freshCards } from '../demo/cards.ts'
import { playDemoSchools } from '../demo/play.ts'
import { progress, type Command } from './command.ts'
import { inHouse, placesOf } from './open.ts'
import { Trouble } from './trouble.ts'

/** Plays the demo schools; those that are there already stay as they are. */
export const demoCommand: Command = {
  usage: 'demo',
  ar: 'يجهّز مدرستين تجريبيّتين',
  en: 'plays two demo schools in',
  text: [],
  on: [],
  words: 0,
  run: (_, config) =>
    inHouse(config, async house => {
      const real = (await placesOf(house)).filter(place => !demoPlaces.includes(place))
      if (real.length > 0)
        throw new Trouble(
          'real_school',
          `هنا مدرسة حقيقيّة (${real.join('، ')})، ولا تُخلط بالتجريبيّة. استعمل DATA_DIR آخر.`,
          `There is a real school here (${real.join(', ')}); a demo is not mixed with it. Use another DATA_DIR.`,
        )
      progress('تُجهَّز المدرستان…', 'Playing the demo schools in…')
      const played = await playDemoSchools(house)
      const cards = await freshCards(house)
      const file = join(config.dataDir, 'demo-cards.json')
      return {
        said:
          played.length > 0
            ? [`جُهّزت: ${played.join('، ')}`, `Played: ${played.join(', ')}`]
            : [
                'المدرستان التجريبيّتان هنا من قبل، ولم يتغيّر شيء.',
                'The demo schools are here already; nothing changed.',
              ],
        json: { played, cards: cards.length, file },
      }
    }),
}
