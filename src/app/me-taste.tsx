import type { Digits, Lang } from '../domain/words.ts'
import { Card } from '../ui/card.tsx'
import { Choice } from '../ui/choice.tsx'
import { useSay } from '../ui/say.tsx'
import { digitsOf, type Settings } from './settings.ts'

export interface TasteProps {
  settings: Settings
  onSettings(settings: Settings): void
}

/** Language and digits of this phone. A language is named in itself, so that it is found again. */
export function Taste({ settings, onSettings }: TasteProps) {
  const say = useSay()
  return (
    <Card title={say('me.taste')}>
      <Choice
        legend={say('app.language')}
        name="lang"
        layout="flow"
        options={[
          { value: 'ar', label: 'العربية' },
          { value: 'en', label: 'English' },
        ]}
        value={settings.lang}
        onChange={lang => onSettings({ lang: lang as Lang, digits: digitsOf[lang as Lang] })}
      />
      <Choice
        legend={say('app.digits')}
        name="digits"
        layout="flow"
        options={[
          { value: 'arab', label: '٠١٢٣' },
          { value: 'latn', label: '0123' },
        ]}
        value={settings.digits}
        onChange={digits => onSettings({ ...settings, digits: digits as Digits })}
      />
    </Card>
  )
}
