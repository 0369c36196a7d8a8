import { createHash } from 'node:crypto'
import { demoPlaces } from '../../../seeds/demo.ts'
import { performOffice } from '../actions/perform.ts'
import { newId } from '../../letters/id.ts'
import type { Command } from './command.ts'
import { inHouse, placesOf } from './open.ts'
import { Trouble, wrongUsage } from './trouble.ts'

/** Opens a real school, without the demo: its name, and a principal who can then bring the register from his own desk. */
export const openSchoolCommand: Command = {
  usage: 'open-school --name N [--place P] [--principal "FOUR NAMES" [--female]]',
  ar: 'يفتح مدرسة باسمها، ومديرها إن ذُكر',
  en: 'opens a school by its name, with a principal if named',
  text: ['name', 'place', 'principal'],
  on: ['female'],
  words: 0,
  run({ text, on }, config) {
    const { name, principal } = text
    if (name === undefined || name.trim() === '')
      throw wrongUsage('ما اسم المدرسة؟ ‎--name', 'What is the school called? --name')
    const place = text.place ?? placeFor(name)
    if (!/^[-0-9A-Za-z_]{1,64}$/.test(place))
      throw wrongUsage('المعرّف أحرف لاتينيّة وأرقام.', 'A place is Latin letters, digits, - and _.')
    return inHouse(config, async house => {
      const places = await placesOf(house)
      if (places.includes(place))
        throw new Trouble(
          'place_open',
          `المدرسة «${place}» مفتوحة من قبل.`,
          `The school "${place}" is open already.`,
        )
      const calls = [
        {
          name: 'schools.describe',
          args: { name: name.trim(), nameEn: name.trim(), hijriOffset: 0 },
        },
        ...(principal === undefined ? [] : admit(place, principal, on.has('female'), house.now())),
      ]
      await house.schools.openPlace(place, house.now())
      const refusal = await performOffice(house.store, place, calls, house.now())
      if (refusal)
        throw new Trouble(
          refusal.refused,
          `لم يُقبل: ${refusal.field ?? ''}`,
          `Refused: ${refusal.refused} ${refusal.field ?? ''}`,
        )
      const person = principal === undefined ? undefined : calls[1]!.args
      const said = [`فُتحت «${name}» باسم ${place}.`, `Opened "${name}" as ${place}.`]
      if (person)
        said.push('بطاقة المدير: The principal’s card:', `  npm run school -- card --staff --place ${place}`)
      if (places.some(one => demoPlaces.includes(one)))
        said.push(
          'هنا مدارس تجريبيّة أيضًا. للمدرسة الحقيقيّة DATA_DIR خاصّ بها.',
          'There are demo schools here too; a real school deserves a DATA_DIR of its own.',
        )
      return { said, json: { place, ...(person && { principal: (person as { id: string }).id }) } }
    })
  },
}

const placeFor = (name: string) => {
  const latin = name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return latin.length >= 3
    ? latin.slice(0, 40)
    : `school-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

function admit(place: string, names: string, female: boolean, now: number) {
  const [own = '', ...rest] = names.trim().split(/\s+/)
  const family = rest.pop() ?? ''
  if (family === '') throw wrongUsage('اسم المدير: مقطعان على الأقلّ.', 'A principal has at least two names.')
  const [father = '', ...others] = rest
  const id = newId(now)
  return [
    {
      name: 'people.admit',
      args: {
        id,
        name: { own, father, grandfather: others.join(' '), family },
        gender: female ? 'female' : 'male',
        student: false,
      },
    },
    { name: 'people.tie', args: { id: newId(now), person: id, role: 'principal', target: place } },
  ]
}
