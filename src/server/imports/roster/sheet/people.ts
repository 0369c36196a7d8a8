/** One row of a sheet: a pupil or a member of staff, his section, his guardians. */
import { fold } from '../../../../domain/arabic.ts'
import type { Gender } from '../../../../domain/people/person.ts'
import { writtenDay } from '../days.ts'
import type { Fields } from '../fields.ts'
import { cleanName, fourParts, nameKey, namePartChars, partsOf, type FourParts } from '../names.ts'
import { numberOf, phoneOf } from '../numbers.ts'
import type { Row } from '../table.ts'
import type { RosterReport } from '../wrong.ts'
import type { SheetField } from './headers.ts'
import { genderByRelation, genderOf, isFather } from './words.ts'

export interface Facts {
  name: FourParts
  gender?: Gender
  phone?: string
  nationalNumber?: string
}
export interface GuardianFacts extends Facts {
  relation: string
}

export class Reading {
  private fields: Fields
  private report: RosterReport

  constructor(fields: Fields, report: RosterReport) {
    this.fields = fields
    this.report = report
  }

  text(row: Row, field: SheetField): string {
    return this.fields.text(row, field)
  }

  /** From one column or from four; undefined after an error. */
  name(row: Row): FourParts | undefined {
    const whole = this.text(row, 'name')
    const [own, father, grandfather, family] = (['own', 'father', 'grandfather', 'family'] as const).map(
      part => cleanName(this.text(row, part)),
    ) as [string, string, string, string]
    // «الاسم» beside «العائلة» is not the whole name.
    const parts = partsOf(whole)
    let name: FourParts | undefined
    if (own !== '' && family !== '') name = [own, father, grandfather, family]
    else if (parts.length === 1 && family !== '') name = [whole, father, grandfather, family]
    else name = fourParts(whole)
    if (!name) {
      const empty = whole === '' && own === ''
      this.report.error(row.at, empty ? 'field_empty' : 'name_too_short', 'name', whole || own)
      return undefined
    }
    if (name.some(part => part.length > namePartChars))
      this.report.error(row.at, 'field_too_long', 'name', whole)
    if (parts.length > 4) this.report.note(row.at, 'name_long', 'name', whole)
    else if (!name[1] || !name[2])
      this.report.note(row.at, 'name_short', 'name', name.filter(Boolean).join(' '))
    return name
  }

  number(row: Row, field: SheetField): string | undefined {
    const number = numberOf(this.text(row, field))
    if (number === 'damaged') this.report.error(row.at, 'number_damaged', field, row.get(field))
    else if (number !== '') return number
    return undefined
  }

  phone(row: Row, field: SheetField): string | undefined {
    const read = phoneOf(this.text(row, field))
    if (read?.unclear) this.report.note(row.at, 'phone_unclear', field, read.phone)
    return read?.phone
  }

  gender(row: Row): Gender | undefined {
    const text = this.text(row, 'gender')
    const gender = genderOf(text)
    if (text !== '' && !gender) this.report.note(row.at, 'value_ignored', 'gender', text)
    return gender
  }

  born(row: Row): string | undefined {
    const text = this.text(row, 'born')
    const born = text === '' ? undefined : writtenDay(text)
    if (text !== '' && !born) this.report.note(row.at, 'value_ignored', 'born', text)
    return born
  }

  /** The guardian, the father and the mother, as far as the row has columns for them; the same person once. */
  guardians(row: Row, child: FourParts): GuardianFacts[] {
    const relation = this.text(row, 'relation')
    const found = [
      this.guardian(row, child, ['guardian', 'guardianPhone', 'guardianNational'], relation),
      this.hasOwn(row, 'fatherPhone', 'fatherNational') &&
        this.guardian(row, child, ['father', 'fatherPhone', 'fatherNational'], 'الأب'),
      this.guardian(row, child, ['mother', 'motherPhone', 'motherNational'], 'الأم'),
    ]
    const different = new Map<string, GuardianFacts>()
    for (const one of found) {
      const key = one && nameKey(one.name)
      if (one && key && !different.has(key)) different.set(key, one)
    }
    return [...different.values()]
  }

  private hasOwn(row: Row, ...fields: SheetField[]): boolean {
    return fields.some(field => row.get(field) !== '')
  }

  private guardian(
    row: Row,
    child: FourParts,
    [nameField, phoneField, nationalField]: [SheetField, SheetField, SheetField],
    relation: string,
  ): GuardianFacts | undefined {
    const text = this.text(row, nameField)
    const phone = this.phone(row, phoneField)
    const nationalNumber = this.number(row, nationalField)
    // A mother who is only named (as many lists do) cannot be reached, and is no guardian for that.
    if (!phone && !nationalNumber && (text === '' || nameField !== 'guardian')) return undefined
    const name = guardianName(text, child, isFather(relation))
    if (!name) {
      this.report.note(row.at, 'guardian_unnamed', nameField, phone ?? nationalNumber)
      return undefined
    }
    if (name.some(part => part.length > namePartChars))
      this.report.error(row.at, 'field_too_long', nameField, text)
    const gender = genderByRelation(relation) ?? (text === '' ? 'male' : undefined)
    return {
      name,
      relation,
      ...(gender && { gender }),
      ...(phone && { phone }),
      ...(nationalNumber && { nationalNumber }),
    }
  }
}

/** Of a father the child's own name tells the rest: أحمد محمد علي الزعبي is the child of محمد علي الزعبي. */
function guardianName(text: string, child: FourParts, father: boolean): FourParts | undefined {
  const whole = fourParts(text)
  if (whole) return whole
  const [own] = partsOf(text)
  const [, father_, grandfather, family] = child
  if (own)
    return father && fold(own) === fold(father_) ? [own, grandfather, '', family] : [own, '', '', family]
  return father && father_ ? [father_, grandfather, '', family] : undefined
}
