import { gregorian } from '../../domain/calendar/dates.ts'
import { isWhole } from '../actions/audit.ts'
import { entriesOf, touchedBy, touchersOf, type Entry, type Touched } from '../audiences/whose.ts'
import type { House } from '../house.ts'
import type { Command, Outcome } from './command.ts'
import { inHouse, meantPlaces } from './open.ts'
import { Trouble, wrongUsage } from './trouble.ts'

/** Whose data did this device touch? Who has touched this person's? */
export const auditCommand: Command = {
  usage: 'audit (--device D | --person ID) [--place P]',
  ar: 'يقول بياناتِ مَن رأى هاتف أو غيّر، أو مَن رأى بيانات شخص',
  en: 'says whose data a device saw or changed, or who saw a person’s',
  text: ['device', 'person', 'place'],
  on: [],
  words: 0,
  run({ text: { device, person, place } }, config) {
    if ((device === undefined) === (person === undefined))
      throw wrongUsage('اختر واحدًا: ‎--device أو ‎--person', 'Choose one of --device and --person')
    return inHouse(config, house =>
      device === undefined ? aboutPerson(house, person!, place) : byDevice(house, device, place),
    )
  },
}

async function byDevice(house: House, named: string, at: string | undefined): Promise<Outcome> {
  const said: string[] = []
  const places: object[] = []
  let whole = true
  for (const { place, device } of await devicesCalled(house, named, at)) {
    const entries = await entriesOf(house.db, place, device)
    const persons = await touchedBy(house.db, place, entries)
    const stands = isWhole(place, entries.map(asRow))
    whole &&= stands
    said.push(
      `هاتف ‎${device.slice(0, 12)}‎ في ‎${place}‎: قيود ${entries.length}، ${stands ? 'كاملة كما كُتبت' : 'ناقصة أو مغيَّرة'}. أشخاص: ${persons.length}`,
      `Device ${device.slice(0, 12)} in ${place}: ${entries.length} entries, ${stands ? 'all there as written' : 'some missing or changed'}. People: ${persons.length}`,
      ...persons.map(one => sayTouched(one, one.person)),
    )
    places.push({ place, device, entries: entries.length, whole: stands, persons })
  }
  return { said, json: { places, whole } }
}

async function aboutPerson(house: House, person: string, at: string | undefined): Promise<Outcome> {
  const said: string[] = []
  const places: object[] = []
  for (const place of await meantPlaces(house, at)) {
    const devices = await touchersOf(house.db, place, person)
    if (devices.length === 0) continue
    said.push(
      `بيانات ‎${person}‎ في ‎${place}‎: رآها أو غيّرها ${devices.length}`,
      `Data of ${person} in ${place} was touched by ${devices.length}`,
      ...devices.map(one => sayTouched(one, `${one.person || '—'} ‎${one.device.slice(0, 12)}‎`)),
    )
    places.push({ place, person, devices })
  }
  if (places.length === 0)
    throw new Trouble('nothing_noted', `لا قيد عن «${person}».`, `Nothing is noted about "${person}".`)
  return { said, json: { places } }
}

/** Devices whose id begins so, where a school has met them or ever noted them. */
async function devicesCalled({ db, ...house }: House, named: string, at: string | undefined) {
  const found: { place: string; device: string }[] = []
  for (const place of await meantPlaces({ db, ...house }, at)) {
    const noted = await db
      .selectFrom('audit')
      .select('device_id')
      .distinct()
      .where('place_id', '=', place)
      .execute()
    for (const { device_id: device } of noted)
      if (named !== '' && device.startsWith(named)) found.push({ place, device })
  }
  if (new Set(found.map(({ device }) => device)).size === 1) return found
  throw new Trouble(
    found.length === 0 ? 'device_not_found' : 'device_ambiguous',
    found.length === 0 ? `لا هاتف يبدأ بـ«${named}».` : `أكثر من هاتف يبدأ بـ«${named}».`,
    found.length === 0 ? `No device begins with "${named}".` : `Several devices begin with "${named}".`,
  )
}

const asRow = ({ place_id: _, device_id: device, person_id: person, ...entry }: Entry) => ({
  device,
  person,
  ...entry,
})

function sayTouched({ saw, changed, acts, last }: Touched, who: string): string {
  const day = gregorian(last, 'arab', 'ar', { year: true })
  const parts = [`رأى ${saw}`, `غيّر ${changed}`, `آخرها ${day}`]
  return `  ‎${who}‎: ${parts.join('، ')}${acts.length > 0 ? ` ‎(${acts.join(', ')})‎` : ''}`
}
