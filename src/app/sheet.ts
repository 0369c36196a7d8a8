/**
 * Of the stylesheet that all pages have, the rules that one page uses before its script runs. A prepared page carries only
 * these; the whole sheet comes with the script, before anything is drawn anew.
 */

/**
 * @param css minified, as the build leaves it.
 * @param wants whether a phone of this kind (`(forced-colors:active)`) is the one that will show it.
 */
export function sheetFor(css: string, page: string, wants: (media: string) => boolean): string {
  const classes = new Set([...page.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names!.split(' ')))
  const tags = new Set([...page.matchAll(/<(\w+)/g)].map(([, tag]) => tag!).concat('html', 'body', 'main'))
  return withoutIdleColours(rulesFor(css, { classes, tags, wants }))
}

interface Page {
  classes: ReadonlySet<string>
  tags: ReadonlySet<string>
  wants(media: string): boolean
}

function rulesFor(css: string, page: Page): string {
  let kept = ''
  for (const rule of rulesOf(css)) {
    const opens = rule.indexOf('{')
    const head = rule.slice(0, opens)
    if (head.startsWith('@')) {
      if (!page.wants(head.replace('@media ', ''))) continue
      const inner = rulesFor(rule.slice(opens + 1, -1), page)
      if (inner) kept += `${head}{${inner}}`
      continue
    }
    const used = head.split(',').filter(selector => isUsed(selector, page))
    if (used.length > 0) kept += used.join() + rule.slice(opens).replace(/;?transition:[^;}]*/, '')
  }
  return kept
}

/** The outermost rules, each with its braces. */
function rulesOf(css: string): string[] {
  const rules: string[] = []
  let depth = 0
  let begin = 0
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth > 0) continue
    rules.push(css.slice(begin, index + 1))
    begin = index + 1
  }
  return rules
}

/** What only a pointer or a form brings about waits for the whole sheet, and so does how it moves. */
const later = /:(hover|disabled|active)/

function isUsed(selector: string, { classes, tags }: Page): boolean {
  if (later.test(selector)) return false
  const plain = selector.replace(/\[[^\]]*\]|::?[\w-]+/g, '')
  return [...plain.matchAll(/(\.?)([\w-]+)/g)].every(([, dot, name]) => (dot ? classes : tags).has(name!))
}

/** Colours that nothing on the page has are not named; one may be made of another. */
function withoutIdleColours(css: string): string {
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))
  const rest = css
    .replace(/(--[\w-]+):[^;}]*(;|(?=}))/g, (all, name: string) => (used.has(name) ? all : ''))
    .replace(/;}/g, '}')
    .replace(/[^{}]*{}/g, '')
  return rest === css ? css : withoutIdleColours(rest)
}
