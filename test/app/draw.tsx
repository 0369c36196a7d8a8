import type { VNode } from 'preact'
import renderToString from 'preact-render-to-string'
import { sayArabic } from '../../src/app/words/say.ts'
import { PocketContext, type Pocket } from '../../src/storage/live.ts'
import { SayContext } from '../../src/ui/say.tsx'

export const say = sayArabic()

/** A screen as text, in Arabic; `pocket` only for screens that ask for the open one. */
export function draw(screen: VNode, pocket?: Partial<Pocket>): string {
  return renderToString(
    <PocketContext.Provider value={pocket as Pocket | undefined}>
      <SayContext.Provider value={say}>{screen}</SayContext.Provider>
    </PocketContext.Provider>,
  )
}

/** What is read of a screen, without its marks. */
export const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
