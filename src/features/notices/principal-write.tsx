import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { useSay } from '../../ui/say.tsx'
import { Write } from './staff-write.tsx'

/** An official notice: title, text, on whose behalf, and whether it must be read. */
export function PrincipalWrite() {
  const say = useSay()
  const sources = ['sourceSchool', 'sourceDirectorate', 'sourceMinistry'].map(key => say(`broadcasts.${key}`))
  return (
    <Write
      kind="official"
      as="principal"
      title={say('broadcasts.newNotice')}
      sourceOf={async () => say('broadcasts.sourceSchool')}
    >
      {({ writing, change, wrong }) => (
        <>
          <Field
            label={say('broadcasts.title')}
            name="title"
            value={writing.title}
            maxLength={200}
            onInput={title => change({ title })}
            error={wrong.title}
          />
          <Field
            label={say('broadcasts.text')}
            name="text"
            lines={6}
            value={writing.text}
            onInput={text => change({ text })}
            error={wrong.text}
          />
          <Select
            label={say('broadcasts.source')}
            name="source"
            options={sources.map(source => ({ value: source, label: source }))}
            value={writing.source || sources[0]}
            onChange={source => change({ source })}
          />
          <Choice
            many
            quietLegend
            legend={say('broadcasts.reading')}
            name="must-read"
            options={[
              { value: 'yes', label: say('broadcasts.mustRead'), under: say('broadcasts.mustReadWhy') },
            ]}
            value={writing.mustRead ? ['yes'] : []}
            onChange={value => change({ mustRead: value.length > 0 })}
          />
        </>
      )}
    </Write>
  )
}
