/** Films that this page sends now: they live as long as it does, and go on from where the school stands when they are chosen again. */
export interface Sending {
  name: string
  bytes: number
  sent: number
  /** `waiting`: no network, tried again by itself. */
  state: 'sending' | 'waiting' | 'done' | 'refused'
  /** A key of «films». */
  code?: string
}

const sendings = new Map<string, Sending>()

/** @param film the id that the lesson names. */
export const sendingOf = (film: string): Sending | undefined => sendings.get(film)
export const noteSending = (film: string, sending: Sending) => void sendings.set(film, sending)
export const isSendingAny = () =>
  [...sendings.values()].some(({ state }) => state === 'sending' || state === 'waiting')
