/** Who stands by a child, and the court's orders that the office has at hand. */
import { gregorian } from '../../domain/calendar/dates.ts'
import { fullName } from '../../domain/people/person.ts'
import { performOffice } from '../actions/perform.ts'
import type { House } from '../house.ts'
import { onePerson } from './card-holders.ts'
import type { Command, Outcome } from './command.ts'
import { getRow, inHouse, listRows } from './open.ts'
import { Trouble, wrongUsage } from './trouble.ts'

export const guardiansCommand: Command = {
  usage: 'guardians --child ID [--deny GUARDIAN --order TEXT | --lift GUARDIAN] [--place P]',
  ar: 'يعرض من يتابع طفلًا، ويمنع عنه أحدًا بحكم محكمة، أو يرفع المنع',
  en: 'lists who stands by a child; keeps one away by a court’s order, or lifts it',
  text: ['child', 'deny', 'order', 'lift', 'place'],
  on: [],
  words: 0,
  run({ text }, config) {
    const { child, deny, order, lift } = text
    if (child === undefined) throw wrongUsage('من الطفل؟ ‎--child', 'Which child? --child')
    if (deny !== undefined && lift !== undefined)
      throw wrongUsage('اختر واحدًا: ‎--deny أو ‎--lift', 'Choose one of --deny and --lift')
    if ((deny !== undefined) !== (order !== undefined) || order?.trim() === '')
      throw wrongUsage(
        'المنع بحكم: ‎--deny مع ‎--order «رقم القرار وتاريخه»',
        'A denial has an order: --deny with --order "its number and date"',
      )
    return inHouse(config, async house => {
      const { place } = await onePerson(house, child, text.place)
      const pair = (guardian: string) => ({ guardian, child })
      if (deny !== undefined) await does(house, place, 'deny', { ...pair(deny), order: order!.trim() })
      if (lift !== undefined) await does(house, place, 'lift', pair(lift))
      return list(house, place, child)
    })
  },
}

async function does(house: House, place: string, name: 'deny' | 'lift', args: object) {
  const calls = [{ name: `guardianships.${name}`, args }]
  const refused = await performOffice(house.store, place, calls, house.now())
  if (!refused) return
  const [ar, en] = why[refused.refused] ?? [`لم يُقبل: ${refused.refused}.`, `Refused: ${refused.refused}.`]
  throw new Trouble(refused.refused, ar, en)
}

const why: Record<string, [ar: string, en: string]> = {
  already_there: ['هذا الشخص ممنوع عن الطفل من قبل.', 'This person is kept away from the child already.'],
  not_found: [
    'لا أحد هنا بهذا المعرّف، أو لا منع ليُرفع.',
    'Nobody here has that id, or there is nothing to lift.',
  ],
  guardians_full: [
    'للطفل أربعة أولياء أمور الآن. يُفصل أحدهم أوّلًا.',
    'The child has four guardians now. End one of them first.',
  ],
  wrong_shape: ['القرار أطول ممّا يُحفظ: 120 حرفًا.', 'The order is longer than is kept: 120 letters.'],
}

async function list(house: House, place: string, child: string): Promise<Outcome> {
  const about = await getRow(house, place, 'person', child)
  const guardians = (await listRows(house, place, 'guardianship', child)).map(row => row.body)
  const denials = (await listRows(house, place, 'denial', child)).map(row => row.body)
  const on = (at: number) => gregorian(at, 'arab', 'ar', { year: true })
  return {
    said: [
      about ? fullName(about.body) : child,
      ...guardians.map(({ guardian, name }) => `  ${name} ‎(${guardian})`),
      ...(guardians.length === 0 ? ['  لا أحد. Nobody.'] : []),
      ...denials.map(
        ({ guardian, name, order, deniedAt }) =>
          `  ممنوع Kept away: ${name} ‎(${guardian})، ${order}، ${on(deniedAt)}`,
      ),
    ],
    json: {
      place,
      guardians: guardians.map(({ guardian, name }) => ({ guardian, name })),
      denied: denials.map(({ guardian, name, order, deniedAt }) => ({ guardian, name, order, deniedAt })),
    },
  }
}
