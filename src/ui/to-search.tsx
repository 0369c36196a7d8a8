import { Button } from './button.tsx'
import { useSay } from './say.tsx'

/** Leads from a list to the search over everything. */
export function ToSearch() {
  const say = useSay()
  return (
    <Button kind="link" icon="search" href="/search" label={say('search.open')}>
      {null}
    </Button>
  )
}
