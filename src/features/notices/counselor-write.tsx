import { isAmong, type Writing } from '../../domain/notices/writing.ts'
import type { Say } from '../../domain/words.ts'
import { useLive } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { useSay } from '../../ui/say.tsx'
import { WordField } from './staff-word.tsx'
import { homesAs, Write, type Own } from './staff-write.tsx'

/** «المرشدة هديل»: how the counselor signs, in each of her schools. */
async function signatures(session: Session, say: Say): Promise<Record<string, string>> {
  const signed = homesAs(session, 'counselor').map(async home => {
    const person = (await home.get('person', home.person))?.body
    const name = person?.name[0] ?? session.profile.face.name
    return [home.place, say('broadcasts.signature', { name, context: person?.gender ?? 'female' })]
  })
  return Object.fromEntries(await Promise.all(signed))
}

/** A word to students, and beside it another to their guardians, in one go. */
export function CounselorWrite() {
  const say = useSay()
  return (
    <Write
      kind="encouragement"
      as="counselor"
      title={say('broadcasts.newWord')}
      sourceOf={async ({ place }: Writing, session) => (await signatures(session, say))[place] ?? ''}
    >
      {own => <Words {...own} />}
    </Write>
  )
}

function Words({ writing, change, wrong }: Own) {
  const say = useSay()
  const signed = useLive(session => signatures(session, say))
  const signature = signed?.[writing.place] ?? ''
  const among = isAmong(writing.where)
  const to = (one: 'students' | 'guardians') => writing.readers.includes(one)
  return (
    <>
      {(!among || to('students') || !to('guardians')) && (
        <WordField
          label={say(among && to('guardians') ? 'broadcasts.theWordToStudents' : 'broadcasts.theWord')}
          name="text"
          value={writing.text}
          signature={signature}
          onInput={text => change({ text })}
          error={wrong.text}
        />
      )}
      {among && to('guardians') && (
        <WordField
          label={say('broadcasts.theWordToGuardians')}
          name="guardiansText"
          value={writing.guardiansText}
          signature={signature}
          onInput={guardiansText => change({ guardiansText })}
          error={wrong.guardiansText}
        />
      )}
    </>
  )
}
