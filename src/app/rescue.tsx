import { useEffect, useState } from 'preact/hooks'
import { codeLength, grouped, plainCode, readRescueCode } from '../domain/rescues/code.ts'
import type { DataKey } from '../storage/lock.ts'
import type { Phone } from '../storage/phone.ts'
import { hasRescue, openByCode, setLock } from '../storage/unlock.ts'
import type { Profile } from '../storage/vault.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/say.tsx'
import { NewLock, type Chosen } from './new-lock.tsx'
import { makeStretcher } from './stretching.ts'

export interface RescueProps {
  phone: Phone
  profile: Profile
  onOpen(dataKey: DataKey): void
}

/** A forgotten secret: the code that the school keeps opens the pocket, without network, and another lock is chosen. */
export function Rescue({ phone, profile, onOpen }: RescueProps) {
  const say = useSay()
  const [kept, setKept] = useState<boolean>()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [dataKey, setDataKey] = useState<DataKey>()
  const [busy, setBusy] = useState(false)
  useEffect(() => void hasRescue(phone, profile).then(setKept), [phone, profile])

  const enter = async () => {
    const code = readRescueCode(typed)
    if (!code) return setWrong(say('locks.codeLength', { count: plainCode(typed).length }))
    const key = await openByCode(phone, profile.id, code)
    if (key) setDataKey(key)
    else setWrong(say('locks.codeWrong'))
  }
  const choose = async (chosen: Chosen) => {
    setBusy(true)
    await setLock(phone, profile.id, dataKey!, chosen, makeStretcher, { rescued: true })
    onOpen(dataKey!)
  }
  if (kept === undefined) return null
  if (!kept)
    return (
      <Card tone="blue" title={say('locks.noCode')}>
        <p>{say(profile.desk === 'student' ? 'locks.noCodeYet' : 'locks.noCodeEver')}</p>
      </Card>
    )
  if (dataKey)
    return (
      <>
        <p>{say('locks.codeRight')}</p>
        <NewLock desk={profile.desk} bare busy={busy} onChosen={chosen => void choose(chosen)} />
      </>
    )
  return (
    <>
      <Card tone="blue" title={say(profile.lock.kind === 'spent' ? 'locks.spent' : 'locks.forgotten')}>
        <p>{say('locks.askForCode')}</p>
        <p class="sm two">{say('locks.nothingLost')}</p>
      </Card>
      <Field
        label={say('locks.code')}
        name="code"
        dir="ltr"
        autoComplete="off"
        hint={say('locks.codeHint')}
        maxLength={codeLength + 8}
        value={typed}
        shown={text => (text === '' ? text : grouped(plainCode(text)))}
        onInput={text => {
          setTyped(text)
          setWrong(undefined)
        }}
        onEnter={() => void enter()}
        {...(wrong && { error: wrong })}
      />
      <Button kind="main" wide onClick={() => void enter()}>
        {say('locks.openByCode')}
      </Button>
    </>
  )
}
