import type { Mark } from '../../domain/marks/mark.ts'
import { useFiles } from '../../storage/attaching.ts'
import { useSession } from '../../storage/live.ts'
import { ShownFiles } from '../../ui/shown-file.tsx'

/** What the teacher said or showed with a mark. A mark reads alone, so its school is found by whose it is. */
export function MarkFiles({ mark, place: named }: { mark: Mark; place?: string }) {
  const homes = useSession().homes()
  const home = homes.find(one => (named ? one.place === named : one.person === mark.person))
  const showing = useFiles(home?.place ?? '', mark.submission, mark.files)
  return <ShownFiles gender={home?.actor().gender ?? 'male'} {...showing} />
}
