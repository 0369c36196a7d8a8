import type { Action } from '../action.ts'
import { announceFiles } from '../attachments/announce.ts'
import { filesShape } from '../attachments/shapes.ts'
import { answerBy } from '../calendar/answer-by.ts'
import { shortName } from '../people/person.ts'
import { makeTie } from '../people/tie.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({
  id: s.id(),
  /** The child whom it is about; the asker himself when a child asks. */
  child: s.id(),
  /** The teacher's tie in the child's section. */
  teaching: s.id(),
  lesson: s.optional(s.id()),
  page: s.optional(s.whole(1, 200)),
  text: s.text(4000, 0),
  files: filesShape(),
})

/**
 * A child asks his teacher about a lesson's page, or a guardian asks about his child. The child's question is seen by those
 * around him; the guardian's is a thread of its own, between the two grown-ups.
 */
export const askQuestion: Action<s.From<typeof shape>> = {
  name: 'questions.ask',
  version: 1,
  shape,
  async check({ id, child, teaching, lesson, text, files }, actor, rows) {
    if (!text && !files?.length) return refuse('wrong_shape', 'text')
    if (!may(actor, 'questions.ask', { child })) return refuse('not_yours', 'child')
    if (await rows.get('question', id)) return refuse('already_there', 'id')
    const teacher = await rows.get('teaching', teaching)
    if (!teacher) return refuse('not_found', 'teaching')
    const sections = (await rows.list('tie', child)).map(tie => tie.body.target)
    if (!sections.includes(teacher.body.section)) return refuse('not_found', 'teaching')
    if (lesson && !(await rows.get('lesson', lesson))) return refuse('not_found', 'lesson')
  },
  async change({ id, child, teaching, lesson, page, text, files }, actor, rows, at) {
    const teacher = (await rows.get('teaching', teaching))!.body
    const own = child === actor.person
    const about = await rows.get('person', actor.person)
    const lessonTitle = lesson && (await rows.get('lesson', lesson))?.body.title
    if (!own) {
      for (const person of [actor.person, teacher.person])
        await makeTie({ id: `${id}.${person}`, person, role: 'participant', target: id }, rows)
    }
    const holidays = (await rows.list('holiday', actor.place)).map(row => row.body)
    const audience = own ? (`pupil:${child}` as const) : (`thread:${id}` as const)
    rows.put('question', id, {
      audience,
      about: lesson ?? child,
      body: {
        person: actor.person,
        personName: about ? shortName(about.body) : actor.name,
        child,
        section: teacher.section,
        subject: teacher.subject,
        to: teacher.person,
        ...(lesson && { lesson, lessonTitle }),
        ...(page && { page }),
        text,
        ...(files && { files }),
        askedAt: at.now,
        answerBy: answerBy(at.now, holidays),
      },
    })
    await announceFiles(files, { about: id, audience }, rows)
  },
}
