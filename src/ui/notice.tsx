import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { Mark } from './sync-mark.tsx'

export interface NoticeProps {
  /** counselor: wheat, her word only. official: from the school. needs: something went wrong. news: a calm word. */
  kind: 'counselor' | 'official' | 'needs' | 'news'
  title: ComponentChildren
  children?: ComponentChildren
  /** Who signed it and when. */
  from?: ComponentChildren
  /** A Button. */
  action?: ComponentChildren
  icon?: IconName
  /** `place/id` of a notice that stands here whole and has not been read: seeing it is reading it. */
  reads?: string | false
  /** Heading level of the title in its page. Default: 3. */
  level?: 2 | 3
}

const icons: Record<'counselor' | 'official' | 'news', IconName> = {
  counselor: 'speech',
  official: 'stamp',
  news: 'phone',
}
const tones = { counselor: 'wheat', official: '', needs: 'clay', news: 'blue' }

export function Notice({ kind, title, children, from, action, icon, reads, level = 3 }: NoticeProps) {
  const Heading = `h${level}` as 'h2' | 'h3'
  return (
    <section class={`notice ${tones[kind]}`} data-reads={reads || undefined}>
      <span class="lead">
        {kind === 'needs' ? <Mark shape="needs" /> : <Icon name={icon ?? icons[kind]} />}
      </span>
      <div class="body">
        <Heading class="md">{title}</Heading>
        {children && <div class="said">{children}</div>}
        {from && <p class="xs two">{from}</p>}
        {action && <div class="line">{action}</div>}
      </div>
    </section>
  )
}
