import { useEffect, useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSay } from '../ui/say.tsx'
import { onUpdate } from './worker.ts'

/** A new version waits until the person takes it; work goes on without it. */
export function Update() {
  const say = useSay()
  const [update, setUpdate] = useState<(() => void) | undefined>()
  useEffect(() => onUpdate(take => setUpdate(() => take)), [])
  if (!update) return null
  const action = <Button onClick={update}>{say('app.updateNow')}</Button>
  return <Notice kind="news" title={say('app.updateReady')} action={action} />
}
