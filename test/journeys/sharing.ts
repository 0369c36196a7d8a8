import type { Page } from 'playwright-core'

/** How the phone's own sheet ends: something went out, the person closed it, the phone would not. */
export type Ending = 'shared' | 'AbortError' | 'NotAllowedError'

/** A desktop's Chromium has no such sheet: it is made up, for this page and until it is left. */
export function shareEndsIn(page: Page, ending: Ending): Promise<void> {
  return page.evaluate(name => {
    Object.assign(window, { shared: undefined })
    Object.assign(navigator, {
      canShare: () => true,
      async share({ text, files }: ShareData) {
        if (name !== 'shared') throw new DOMException('', name)
        Object.assign(window, { shared: text ?? files?.map(file => file.name) })
      },
    })
  }, ending)
}

/** What the sheet was given, if it went out: a text, or the names of files. */
export const sharedBy = (page: Page) => page.evaluate(() => (window as { shared?: string | string[] }).shared)
