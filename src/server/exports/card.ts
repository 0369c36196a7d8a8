/** Pieces of a card on paper or screen: a QR as a picture of its own, and text that can never become markup. */
import { createHash } from 'node:crypto'
import { encode } from 'uqr'

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, mark => marks[mark]!)

/** The QR of a link, black on white in any light, with the quiet edge that cameras need. `label` is for who cannot see it. */
export function qrPicture(link: string, label: string): string {
  const { size, data } = encode(link, { ecc: 'L', border: 3 })
  const named = `role="img" aria-label="${escapeHtml(label)}"`
  return `<svg class="qr" ${named} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${strokes(data)}"/></svg>`
}

/** One bar for each run of black in a row: a tenth of the bytes of a square for each point. */
function strokes(data: boolean[][]): string {
  return data
    .flatMap((row, y) => {
      const points = row.map(black => (black ? '1' : '0')).join('')
      return [...points.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      )
    })
    .join('')
}

/** A whole page that needs nothing else: its one style sheet is inside, so that it prints from a USB stick too. */
export function wholePage(title: string, css: string, body: string): string {
  return `<!doctype html>
<html lang="ar-JO" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
${body}
</body>
</html>
`
}

/** What such a page may do: show its own style, and nothing else. */
export function pagePolicy(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
