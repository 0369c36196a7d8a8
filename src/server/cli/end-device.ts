import { gregorian } from '../../domain/calendar/dates.ts'
import type { House } from '../house.ts'
import type { PhoneOf } from '../store/store.ts'
import { noteDown } from '../sync/noting.ts'
import { onePerson } from './card-holders.ts'
import type { Command, Outcome } from './command.ts'
import { inHouse } from './open.ts'
import { Trouble, wrongUsage } from './trouble.ts'

/** Lists the phones of a person, so that a lost one can be told from the others. */
export const devicesCommand: Command = {
  usage: 'devices --person ID [--place P]',
  ar: 'يعرض هواتف شخص، ومتى تكلّم كلّ منها آخر مرّة',
  en: 'lists a person’s phones, and when each spoke last',
  text: ['person', 'place'],
  on: [],
  words: 0,
  run: ({ text }, config) =>
    inHouse(config, async house => {
      const { place, name, phones } = await phonesOf(house, text.person, text.place)
      return {
        said: [`${name}: ${phones.length}`, ...phones.map((phone, index) => sayPhone(phone, index + 1))],
        json: { place, devices: phones },
      }
    }),
}

/** From that moment the school says nothing more to the phone; what was done on it before is taken in for three days. */
export const endDeviceCommand: Command = {
  usage: 'end-device --person ID (--device D | --all) [--place P]',
  ar: 'يوقف هاتفًا ضاع: لا يصل إليه شيء بعدها',
  en: 'ends a lost phone: nothing reaches it from then on',
  text: ['person', 'device', 'place'],
  on: ['all'],
  words: 0,
  run({ text, on }, config) {
    if ((text.device === undefined) === !on.has('all'))
      throw wrongUsage('اختر واحدًا: ‎--device أو ‎--all', 'Choose one of --device and --all')
    return inHouse(config, house => end(house, text, on.has('all')))
  },
}

async function end(
  house: House,
  { person, device, place: named }: Record<string, string | undefined>,
  all: boolean,
): Promise<Outcome> {
  const { place, name, phones } = await phonesOf(house, person, named)
  const meant = phones.filter(phone => all || (device !== '' && phone.device.startsWith(device!)))
  if (meant.length === 0 || (!all && meant.length > 1))
    throw new Trouble(
      meant.length === 0 ? 'device_not_found' : 'device_ambiguous',
      `لا هاتف واحدًا يبدأ بهذا. هواتف ${name}:\n${phones.map((phone, at) => sayPhone(phone, at + 1)).join('\n')}`,
      `Not one phone begins with "${device ?? ''}"; the list is above.`,
    )
  const ended: string[] = []
  for (const phone of meant)
    if (await house.store.each.phones.end(place, phone.device, house.now())) {
      await noteDown(house, place, { device: phone.device, person: '', what: 'ended', about: [] })
      ended.push(phone.device)
    }
  const others = [...new Set(meant.flatMap(phone => phone.others))]
  const again = [person!, ...others].map(one => `  npm run school -- card --person ${one} --place ${place}`)
  return {
    said: [
      `أُوقف: ${ended.length}. لا يصل إليه شيء من المدرسة بعد الآن. ما عليه منها يُمحى حين يتّصل.`,
      `Ended: ${ended.length}. Nothing from the school reaches it any more; what it holds of it goes at its next contact.`,
      ...(others.length > 0 ? ['كان عليه جيوب آخرين أيضًا. Others had pockets on it too.'] : []),
      'بطاقات جديدة: New cards:',
      ...again,
    ],
    json: { place, ended, others },
  }
}

async function phonesOf(house: House, person: string | undefined, named: string | undefined) {
  if (person === undefined) throw wrongUsage('من صاحب الهاتف؟ ‎--person', 'Whose phone? --person')
  const { place, holders } = await onePerson(house, person, named)
  return { place, name: holders[0]!.name, phones: await house.store.each.phones.of(place, person) }
}

function sayPhone({ device, enrolledAt, seenAt, endedAt, others }: PhoneOf, index: number): string {
  const on = (at: number) => gregorian(at, 'arab', 'ar', { year: true })
  const parts = [`دخل ${on(enrolledAt)}`, `آخر اتّصال ${on(seenAt)}`]
  if (endedAt !== null) parts.push(`أُوقف ${on(endedAt)}`)
  if (others.length > 0) parts.push(`معه ${others.join('، ')}`)
  return `${index}. ‎${device.slice(0, 12)}‎ ${parts.join('، ')}`
}
