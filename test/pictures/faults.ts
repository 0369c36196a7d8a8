/** What is wrong in a picture, told by the page itself: for `page.evaluate`, so all that it needs is inside. */
export interface Fault {
  kind: 'cut' | 'overlap' | 'key' | 'outside'
  what: string
}

/** @param nouns of all word keys: a text that is a key was never said. */
export function faultsOf(nouns: readonly string[]): Fault[] {
  const faults: Fault[] = []
  const root = document.documentElement
  const told = (one: Element) =>
    `${one.outerHTML.slice(0, 90)} «${(one.textContent ?? '').trim().slice(0, 40)}»`
  const isSeen = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !one.closest('.sr, svg, [hidden]')

  // 1. Every piece of text, with the element that it stands in and the places of its lines.
  const pieces: { of: Element; text: string; lines: DOMRect[] }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement
    const text = node.nodeValue!.trim()
    if (!text || !of || of.closest('script, style, option') || !isSeen(of)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    pieces.push({ of, text, lines: [...range.getClientRects()].filter(({ width }) => width > 0) })
  }

  // 2. A key that was never said, shown or spoken.
  const isKey = (text: string) => {
    const [, noun] = /^([a-zA-Z]+)\.[a-zA-Z]\w*$/.exec(text) ?? []
    return noun !== undefined && nouns.includes(noun)
  }
  for (const { of, text } of pieces) if (isKey(text)) faults.push({ kind: 'key', what: told(of) })
  for (const one of document.querySelectorAll('[aria-label], [alt], [placeholder], [title]'))
    for (const name of ['aria-label', 'alt', 'placeholder', 'title'])
      if (isKey(one.getAttribute(name) ?? '')) faults.push({ kind: 'key', what: told(one) })

  // 3. Text that its own box, or one around it, cuts off. What can be scrolled is not cut.
  for (const { of, lines } of pieces)
    for (let box: Element | null = of; box && box !== root; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box)
      if (/auto|scroll/.test(overflowX + overflowY)) break
      const frame = box.getBoundingClientRect()
      const cutsX = /hidden|clip/.test(overflowX)
      const cutsY = /hidden|clip/.test(overflowY)
      const isCut = lines.some(
        line =>
          (cutsX && (line.left < frame.left - 1.5 || line.right > frame.right + 1.5)) ||
          // Arabic letters reach beyond their line; a line that is cut loses a third of itself at least.
          (cutsY && (line.top < frame.top - line.height / 3 || line.bottom > frame.bottom + line.height / 3)),
      )
      if (!isCut) continue
      faults.push({ kind: 'cut', what: told(of) })
      break
    }

  // 4. What stands beside the page.
  for (const { of, lines } of pieces) {
    let isScrolled = false
    for (let box: Element | null = of; box && box !== root; box = box.parentElement)
      if (/auto|scroll/.test(getComputedStyle(box).overflowX)) isScrolled = true
    if (!isScrolled && lines.some(({ left, right }) => left < -1 || right > root.clientWidth + 1))
      faults.push({ kind: 'outside', what: told(of) })
  }
  if (root.scrollWidth > root.clientWidth)
    faults.push({
      kind: 'outside',
      what: `the page is ${root.scrollWidth} wide, its frame ${root.clientWidth}`,
    })

  // 5. Two texts on one another. What is fixed stands over what scrolls, as it should: only what is in one layer is compared.
  const layerOf = (one: Element) => {
    for (let box: Element | null = one; box && box !== root; box = box.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(box).position)) return box
    return root
  }
  const lines = pieces.flatMap(({ of, lines: all }) => all.map(box => ({ of, box, layer: layerOf(of) })))
  lines.sort((a, b) => a.box.top - b.box.top)
  for (const [at, one] of lines.entries())
    for (let next = at + 1; next < lines.length && lines[next]!.box.top < one.box.bottom; next++) {
      const other = lines[next]!
      if (one.of === other.of || one.layer !== other.layer) continue
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top
      // The boxes of two lines may touch: their letters lie on one another when half of a line does.
      if (wide > 2 && high > Math.min(one.box.height, other.box.height) / 2)
        faults.push({ kind: 'overlap', what: `${told(one.of)} and ${told(other.of)}` })
    }
  return faults
}
