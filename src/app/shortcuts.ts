/**
 * What the phone's own menu offers under the app's icon. It is the same on every phone, and does not know whose pocket is open: where
 * a person has no such screen, it leads to the nearest that he has.
 */
export interface Shortcut {
  name: string
  url: string
  /** Screens of other desks for the same want, the nearest first; behind them stands the home. */
  or: readonly string[]
}

export const shortcuts: readonly Shortcut[] = [
  { name: 'دروسي', url: '/lessons', or: [] },
  { name: 'المواعيد', url: '/deadlines', or: ['/plans'] },
  { name: 'الرسائل', url: '/messages', or: ['/inbox', '/notices'] },
  { name: 'ما على هذا الهاتف', url: '/sent', or: [] },
]

/**
 * Where a shortcut leads whoever has no such screen.
 * @param addresses of all his screens
 * @returns undefined where the address is his own, and where it is no shortcut
 */
export function elsewhere(path: string, addresses: readonly string[]): string | undefined {
  const shortcut = shortcuts.find(one => one.url === path)
  if (!shortcut || addresses.includes(path)) return undefined
  return shortcut.or.find(address => addresses.includes(address)) ?? '/'
}
