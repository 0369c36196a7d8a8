/** First step: the square by camera or picture, or the code by hand. */
import { useEffect, useState } from 'preact/hooks'
import type { Phone } from '../storage/phone.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { Camera, PictureOfCard } from './enrol-scan.tsx'
import { readScanned, readTyped, type Reading } from './enrol-ticket.ts'
import { useProfiles } from './faces-here.ts'
import { findScanner, type Scanner } from './scan.ts'

export interface CardStepProps {
  phone: Phone
  /** Why the last card was none, in words. */
  wrong?: string | undefined
  /** The person said that he has a code. */
  typing: boolean
  onReading(reading: Reading): void
}

export function CardStep({ phone, wrong, typing, onReading }: CardStepProps) {
  const lives = (useProfiles(phone)?.length ?? 0) > 0
  const scanner = useScanner()
  return <CardForm wrong={wrong} typing={typing} lives={lives} scanner={scanner} onReading={onReading} />
}

/** undefined while the browser is asked. */
function useScanner(): Scanner | undefined {
  const [scanner, setScanner] = useState<Scanner>()
  const [fault, setFault] = useState<unknown>()
  useEffect(() => void findScanner().then(setScanner, setFault), [])
  if (fault) throw fault as Error
  return scanner
}

export interface CardFormProps extends Omit<CardStepProps, 'phone'> {
  /** Whether somebody lives on this phone already. */
  lives: boolean
  scanner: Scanner | undefined
}

export function CardForm({ wrong, typing, lives, scanner, onReading }: CardFormProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const seen = (text: string) => onReading(readScanned(text, location.origin))
  const submit = () => onReading(readTyped(typed, location.origin))
  const back = lives
    ? { label: say('app.back'), href: '/faces' }
    : { label: say('app.back'), onClick: () => location.assign('/') }
  const square = (
    <Card title={say('enrol.square')}>
      {scanner ? (
        <>
          {scanner.camera && <Camera scanner={scanner} main={!typing} onSeen={seen} />}
          <PictureOfCard scanner={scanner} onSeen={seen} />
        </>
      ) : (
        <p class="sm two">{say('app.loading')}</p>
      )}
    </Card>
  )
  const code = (
    <Card title={say('enrol.code')}>
      <Field
        label={say('enrol.codeField')}
        name="code"
        dir="ltr"
        autoComplete="off"
        hint={say('enrol.codeHint')}
        error={wrong}
        value={typed}
        onInput={setTyped}
        onEnter={submit}
      />
      <div class="line">
        <Button kind={typing || scanner?.camera === false ? 'main' : 'quiet'} onClick={submit}>
          {say('enrol.addCard')}
        </Button>
      </div>
    </Card>
  )
  return (
    <Screen nav={false} top={<TopBar title={say('enrol.title')} heading back={back} />}>
      <p class="two">{say('enrol.lead')}</p>
      {typing ? [code, square] : [square, code]}
    </Screen>
  )
}
