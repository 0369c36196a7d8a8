/** Files of his own that the school could not keep: he alone can show or say it once more. */
import type { FileTrouble, FileType } from '../domain/attachments/attachment.ts'
import type { Home } from '../storage/home.ts'
import type { Phone } from '../storage/phone.ts'
import { beginning } from './sent-act.ts'

export interface RefusedFile {
  id: string
  type: FileType
  code: FileTrouble | undefined
  /** What it went with: a title, or how it begins. */
  about: string
  at: number
}

/** Those whose bytes still lie on this phone: as long as that, they are his to see to. */
export async function refusedFiles({ vault }: Phone, homes: readonly Home[]): Promise<RefusedFile[]> {
  const found: RefusedFile[] = []
  for (const home of homes)
    for (const { id, about, body } of await home.all('file')) {
      const sent = body.state === 'refused' ? await vault.uploads.get(body.sent) : undefined
      const told = sent && (await ownWith(home, about))
      if (told !== undefined)
        found.push({ id, type: body.type, code: body.code, about: told, at: sent!.madeAt })
    }
  return found.sort((a, b) => b.at - a.at)
}

/** What the person of this home did under that id; undefined for what others did. */
async function ownWith(home: Home, id: string): Promise<string | undefined> {
  const own = home.person
  const submission = (await home.get('submission', id))?.body
  if (submission?.person === own)
    return (await home.get('assignment', submission.assignment))?.body.title ?? ''
  const mark = (await home.get('mark', id))?.body
  if (mark?.by === own) return mark.title
  const notice = (await home.get('notice', id))?.body
  if (notice?.by === own) return notice.title || beginning(notice.text)
  for (const noun of ['question', 'answer'] as const) {
    const said = (await home.get(noun, id))?.body
    if (said?.person === own) return beginning(said.text)
  }
  return undefined
}
