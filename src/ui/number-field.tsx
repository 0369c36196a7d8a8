import { showTyped } from '../domain/digits.ts'
import { Field, type FieldProps } from './field.tsx'
import { useDates } from './say.tsx'

export type NumberFieldProps = Omit<FieldProps, 'type' | 'lines' | 'inputMode' | 'dir' | 'shown'> & {
  /** No keys for fractions. */
  whole?: boolean
}

/** A number, taken in any digits and shown in the person's own. What is handed on is what `parseNumber` reads. */
export function NumberField({ whole, ...props }: NumberFieldProps) {
  const { digits } = useDates()
  return (
    <Field {...props} inputMode={whole ? 'numeric' : 'decimal'} shown={text => showTyped(text, digits)} />
  )
}
