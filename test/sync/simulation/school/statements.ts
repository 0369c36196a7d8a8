import type { Statements } from '../../../../src/server/store/store.ts'
import { audit } from './audit.ts'
import { acts } from './acts.ts'
import { feed } from './feed.ts'
import { cards, phones, waiting } from './phones.ts'
import { places } from './places.ts'
import { requests } from './requests.ts'
import { ties } from './ties.ts'
import type { View } from './view.ts'

/** Each group is made when it is first asked for: most transactions need two or three. */
export const statements = (view: View): Statements => new Lazily(view)

class Lazily implements Statements {
  private readonly view: View
  private readonly made: { -readonly [N in keyof Statements]?: Statements[N] } = {}

  constructor(view: View) {
    this.view = view
  }

  get places() {
    return (this.made.places ??= places(this.view))
  }
  get feed() {
    return (this.made.feed ??= feed(this.view))
  }
  get ties() {
    return (this.made.ties ??= ties(this.view))
  }
  get acts() {
    return (this.made.acts ??= acts(this.view))
  }
  get phones() {
    return (this.made.phones ??= phones(this.view))
  }
  get cards() {
    return (this.made.cards ??= cards(this.view))
  }
  get waiting() {
    return (this.made.waiting ??= waiting(this.view))
  }
  get requests() {
    return (this.made.requests ??= requests(this.view))
  }
  get audit() {
    return (this.made.audit ??= audit(this.view))
  }
}
