import type { Attachment } from '../../domain/attachments/attachment.ts'
import { useFiles } from '../../storage/attaching.ts'
import { useHome } from '../../storage/live.ts'
import { ShownFiles } from '../../ui/shown-file.tsx'

/** What goes with a question or an answer. @param about its row */
export function RowFiles({ place, about, files }: { place: string; about: string; files?: Attachment[] }) {
  const gender = useHome(place)?.actor().gender ?? 'male'
  const showing = useFiles(place, about, files)
  return files?.length ? <ShownFiles gender={gender} {...showing} /> : null
}
