/** The public first page, the same for everybody: drawn once when the app is built, and complete before any script runs. */
import renderToString from 'preact-render-to-string'
import { SayContext } from '../ui/say.tsx'
import { FirstPage } from './first-page.tsx'
import { sayArabic } from './words/say.ts'

/** The first page as text. It holds no script and no style of its own. */
export function drawWelcome(): string {
  return renderToString(
    <SayContext.Provider value={sayArabic()}>
      <FirstPage />
    </SayContext.Provider>,
  )
}
