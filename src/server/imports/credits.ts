import { type Block, type Credit, type Page, lessonLimits, plain } from '../../domain/lessons/content.ts'

/**
 * Free lessons end with who made them and under which licence. That is honoured, and it is no page to read: a list (or a
 * paragraph) of "label: value" lines at the very end, one of them the licence, leaves the pages and becomes the credits.
 */
const licence = /^(?:licen[cs]e|rights|copyright|الرخصة|رخصة|الترخيص|ترخيص|الحقوق|حقوق النشر)$/i
const maker =
  /^(?:text|story|author|authors|written by|illustrations?|illustrators?|illustrated by|images?|photos?|translations?|translators?|translated by|adaptation|adapted by|language|source|attribution|publisher|النص|نص|تأليف|المؤلف|الكاتب|الكاتبة|كتابة|رسوم|الرسوم|رسم|صور|الصور|ترجمة|الترجمة|المترجم|المترجمة|إعداد|اللغة|لغة|المصدر|الناشر)$/i

/** Takes the credits off the last page; a page with nothing else goes too. */
export function takeCredits(pages: Page[]): Credit[] {
  const page = pages[pages.length - 1]
  const block = page?.blocks[page.blocks.length - 1]
  const credits = block ? creditsOf(block) : []
  if (!page || credits.length === 0) return []
  page.blocks.pop()
  if (page.blocks.length === 0) pages.pop()
  return credits
}

function creditsOf(block: Block): Credit[] {
  const lines =
    block.k === 'list' ? block.items.map(plain) : block.k === 'p' ? plain(block.t).split('\n') : []
  if (lines.length > lessonLimits.credits) return []
  const credits = lines.map(creditOf)
  const all = credits.every(credit => credit !== undefined)
  return all && credits.some(credit => licence.test(credit.label)) ? credits : []
}

function creditOf(line: string): Credit | undefined {
  const [, label = '', value = ''] = /^([^:：]{1,40})[:：](.*)$/s.exec(line.trim()) ?? []
  const credit = { label: label.trim(), value: value.trim().replace(/^\[([^\]]*)\]$/, '$1') }
  const known = licence.test(credit.label) || maker.test(credit.label)
  return known && credit.value !== '' && credit.value.length <= lessonLimits.credit ? credit : undefined
}
