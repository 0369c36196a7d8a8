import { tellLate } from '../../domain/children/tell.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Mark } from '../../ui/sync-mark.tsx'
import type { Need } from './guardian-day.ts'

/** The one outlined thing of her screen: what it is, and the way to it. */
export function NeedCard({ need, now }: { need: Need; now: number }) {
  const { title, under, why, href, button } = useNeed(need, now)
  return (
    <Card tone="needs">
      <div class="line">
        <span class="sync needs">
          <Mark shape="needs" />
        </span>
        <div class="body">
          <h2 class="md">{title}</h2>
          {under && <p class="sm two">{under}</p>}
        </div>
      </div>
      <div class="line">
        {why && <p class="sm body">{why}</p>}
        <span class="end">
          <Button kind="main" href={href}>
            {button}
          </Button>
        </span>
      </div>
    </Card>
  )
}

function useNeed(need: Need, now: number) {
  const say = useSay()
  const dates = useDates()
  if (need.kind === 'late') {
    const { name, gender, dueAt, place, child } = need
    return {
      title: tellLate(say, name, now, dueAt),
      under: say('guardian.lateSince', { title: need.title, date: dates.gregorian(dueAt) }),
      why: say('children.urge', { context: gender }),
      href: `/children/${place}/${child}`,
      button: say('guardian.pageOf', { name }),
    }
  }
  if (need.kind === 'notice')
    return {
      title: need.title || need.source,
      under: need.source,
      why: say('guardian.mustRead'),
      href: `/notices/${need.place}/${need.id}`,
      button: say('guardian.readIt'),
    }
  return {
    title: say('guardian.refused'),
    under: undefined,
    why: say('guardian.refusedWhy'),
    href: '/sent',
    button: say('guardian.seeSent'),
  }
}
