/**
 * A child's browser is killed while he writes and hands in, and started again on the same folder: what the screen had called kept
 * must be there, and what he handed in must wait once. At the end the network comes, and his teacher has each work once.
 */
import type { Page } from 'playwright-core'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried, waiting } from '../journeys/enrolling.ts'
import { openDemoSchool, type DemoSchool } from '../journeys/school.ts'
import { Phone, type Profile } from '../server/phone.ts'
import { day } from '../server/school.ts'
import { after, type Chance } from './chance.ts'

export interface BrowserKilled {
  kills: number
  /** Deaths in the middle of a draft, and around a hand-in. */
  drafts: number
  handIns: number
  /** Works that were handed in when all was over. */
  handedIn: number
  lost: string[]
  doubled: string[]
}

/** What the screen has said of a work, as far as it was heard before the end. */
interface Said {
  /** The longest answer that stood there when the screen said that it was kept. */
  kept: string
  handedIn: boolean
}

export async function killBrowser(
  kills: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<BrowserKilled> {
  const school = await openDemoSchool()
  try {
    const teacher = await Teacher.enrol(school)
    // Half of the deaths lie around a hand-in, and each work is handed in once.
    const works = await teacher.publish(Math.ceil(kills / 2) + 1)
    const run = new Run(school, works, chance)
    try {
      await run.begin()
      while (run.outcome.kills < kills) {
        await run.once()
        if (run.outcome.kills % 10 === 0) say(`${run.outcome.kills} kills of the browser`)
      }
      await run.finish(teacher)
      return run.outcome
    } finally {
      await run.end()
    }
  } finally {
    await school.close()
  }
}

class Run {
  readonly outcome: BrowserKilled = { kills: 0, drafts: 0, handIns: 0, handedIn: 0, lost: [], doubled: [] }
  private browser!: Browser
  private page!: Page
  /** By address; of the life that ended last, and of the one that goes on. */
  private said = new Map<string, Said>()
  private hearing = new Map<string, Said>()
  /** What he has typed into the work that is open, as far as it stood there after the last start. */
  private typed = ''
  private readonly done: string[] = []
  private readonly school: DemoSchool
  private readonly works: string[]
  private readonly chance: Chance

  constructor(school: DemoSchool, works: string[], chance: Chance) {
    this.school = school
    this.works = works
    this.chance = chance
  }

  async begin() {
    await this.launch()
    await enrolByCard(this.page, this.school.card('amal', 'yazan').link, 'يزن')
    await untilCarried(this.page)
    await this.kill(Promise.resolve())
    await this.startAgain()
  }

  /** One death, and what is found after it. */
  async once() {
    this.school.wire.cut()
    if (this.chance.is(0.3)) this.school.wire.mend()
    await (this.chance.is(0.5) ? this.dieWriting() : this.dieHandingIn())
    this.outcome.kills++
  }

  private get work() {
    return this.works[0]!
  }

  private async dieWriting() {
    const writing = this.write(200)
    await after(this.chance.between(20, 1500))
    await this.kill(writing)
    this.outcome.drafts++
    await this.startAgain()
    await this.findDraft()
  }

  private async dieHandingIn() {
    await this.write(3 + this.chance.whole(20))
    const tap = this.page.getByRole('button', { name: 'سلّم الواجب' }).click()
    await after(this.chance.between(0, 250))
    await this.kill(tap)
    this.outcome.handIns++
    await this.startAgain()
    if (await this.isHandedIn()) return this.next()
    if (this.said.get(addressOf(this.work))?.handedIn)
      this.outcome.lost.push(`${this.work} had said that it was handed in`)
    await this.findDraft()
    await this.page.getByRole('button', { name: 'سلّم الواجب' }).click()
    await this.page.getByText('سلّمتَ الواجب').first().waitFor()
    this.next()
  }

  /** The next work, once this one lies in the queue or has left. */
  private next() {
    this.done.push(this.works.shift()!)
    this.typed = ''
  }

  private async write(strokes: number) {
    const field = await this.field()
    await field.focus()
    await this.page.keyboard.press('Control+End')
    for (let i = 0; i < strokes; i++) {
      const stroke = this.chance.one([...'زرعت أمّي بذرة ريحان، وسقيتها '])
      this.typed += stroke
      await this.page.keyboard.insertText(stroke)
      if (this.chance.is(0.3)) await after(this.chance.between(0, 30))
    }
  }

  private async field() {
    if (!this.page.url().endsWith(addressOf(this.work))) await this.open()
    const field = this.page.getByRole('textbox').first()
    await field.waitFor()
    if (this.typed === '') await field.fill((this.typed = `${this.work}: `))
    return field
  }

  private async open() {
    await this.page.goto(`${this.school.wire.origin}${addressOf(this.work)}`)
    await this.page.waitForFunction(
      answer => document.querySelector('textarea') || document.body.textContent.includes(answer),
      `${this.work}: `,
    )
  }

  /** Whether the work shows what was handed in, not a field to write in. */
  private async isHandedIn(): Promise<boolean> {
    await this.open()
    return (await this.page.getByRole('textbox').count()) === 0
  }

  /** The draft is the beginning of what he typed, and no shorter than what the screen had called kept. */
  private async findDraft() {
    const { kept = '' } = this.said.get(addressOf(this.work)) ?? {}
    await this.open()
    const found = await this.page.getByRole('textbox').first().inputValue()
    if (!this.typed.startsWith(found) || !found.startsWith(kept))
      this.outcome.lost.push(`the draft was kept as «${kept}» and is «${found}»`)
    this.typed = found
  }

  /** @param doing what the death cuts off: it fails by it, as it should. */
  private async kill(doing: Promise<unknown>) {
    const ended = doing.catch(() => {})
    await this.browser.kill()
    await ended
  }

  private async startAgain() {
    this.said = this.hearing
    await this.launch(this.browser.profileDir)
    await this.listen()
  }

  private async launch(profileDir?: string) {
    this.browser = await launchBrowser(profileDir ? { profileDir } : {})
    // tsx gives functions their names by this one, also those that are sent into the page.
    await this.browser.context.addInitScript({ content: 'globalThis.__name = one => one' })
    this.page = await this.browser.context.newPage()
  }

  /** Hears from the page what its screen says, at the moment it says it. */
  private async listen() {
    const hearing = (this.hearing = new Map<string, Said>())
    await this.page.exposeFunction('heard', (address: string, kept: string, handedIn: boolean) => {
      const before = hearing.get(address) ?? { kept: '', handedIn: false }
      const longest = kept.length > before.kept.length ? kept : before.kept
      hearing.set(address, { kept: longest, handedIn: before.handedIn || handedIn })
    })
    await this.page.addInitScript(() => {
      const { heard } = window as unknown as {
        heard(address: string, kept: string, handedIn: boolean): void
      }
      const look = () => {
        const words = document.body?.textContent ?? ''
        const field = document.querySelector('textarea')
        if (field && words.includes('حُفظ الآن')) heard(location.pathname, field.value, false)
        else if (words.includes('سلّمتَ الواجب')) heard(location.pathname, '', true)
      }
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
    })
  }

  /** The network comes for good: the queue empties, and his teacher has each work once. */
  async finish(teacher: Teacher) {
    this.school.wire.mend()
    await this.page.goto(`${this.school.wire.origin}/`)
    while ((await waiting(this.page)) > 0) await after(200)
    const counted = await teacher.submissions()
    this.outcome.handedIn = this.done.length
    for (const work of this.done) {
      const times = counted.get(work) ?? 0
      if (times === 0) this.outcome.lost.push(`${work} was handed in and did not arrive`)
      if (times > 1) this.outcome.doubled.push(`${work} arrived ${times} times`)
    }
  }

  async end() {
    await this.browser?.close()
  }
}

const addressOf = (work: string) => `/work/amal/${work}`

/** His teacher, on a phone of the test's own. */
class Teacher {
  private readonly phone: Phone
  private readonly me: Profile

  private constructor(phone: Phone, me: Profile) {
    this.phone = phone
    this.me = me
  }

  static async enrol(school: DemoSchool): Promise<Teacher> {
    const phone = await Phone.make(school.wire.origin, Date.now)
    const me = await phone.enrol(school.card('amal', 'rana').link)
    await phone.sync()
    return new Teacher(phone, me)
  }

  /** Works of one written answer each. */
  async publish(count: number): Promise<string[]> {
    const works = Array.from({ length: count }, (_, i) => `torture-${i}`)
    const now = Date.now()
    for (const id of works)
      await this.phone.act(this.me, 'assignments.publish', {
        ...{ id, section: 'amal-6a', subject: 'arabic', title: `واجب ${id}`, intro: '', lessons: [] },
        tasks: [{ id: 't1', kind: 'text', prompt: 'اكتب', points: 5 }],
        ...{ publishAt: now, dueAt: now + 2 * day, weight: 0 },
      })
    await this.phone.sync()
    const codes = [...this.me.verdicts.values()].map(({ code }) => code)
    if (codes.some(code => code !== '')) throw new Error(`The works were refused: ${codes.join(' ')}`)
    return works
  }

  /** How often the child has handed in each work. */
  async submissions(): Promise<Map<string, number>> {
    await this.phone.sync()
    const counted = new Map<string, number>()
    for (const { body } of this.phone.rows(this.me, 'submission'))
      if (body.person === 'yazan') counted.set(body.assignment, (counted.get(body.assignment) ?? 0) + 1)
    return counted
  }
}
