import { useEffect, useState } from 'preact/hooks'
import type { Phone } from '../storage/phone.ts'

/**
 * What the phone itself holds, whoever's pocket is open; undefined until it has answered.
 * @param read the same function at each drawing.
 */
export function useHere<T>(phone: Phone, read: (phone: Phone) => Promise<T>): T | undefined {
  const [here, setHere] = useState<{ value: T }>()
  const [fault, setFault] = useState<unknown>()
  useEffect(() => {
    let shown = true
    const look = () =>
      read(phone).then(
        value => shown && setHere({ value }),
        (error: unknown) => shown && setFault(error),
      )
    void look()
    const deaf = phone.bell.listen(() => void look())
    return () => {
      shown = false
      deaf()
    }
  }, [phone, read])
  // A bug in it is shown by the page's own guard, never lost.
  if (fault) throw fault as Error
  return here?.value
}
