import { Component, type ComponentChildren } from 'preact'
import type { Say } from '../domain/words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** A bug throws and is logged; the person sees something kind, and his work is safe in the vault. */
export class Guard extends Component<{ say: Say; children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false }

  static override getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override render() {
    const { say, children } = this.props
    if (!this.state.broken) return children
    const again = <Button onClick={() => location.assign('/')}>{say('app.home')}</Button>
    return <Notice kind="needs" level={2} title={say('app.broken')} action={again} />
  }
}
