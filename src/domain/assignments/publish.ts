import { teaches, type Action } from '../action.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const common = { id: s.id(), prompt: s.text(2000), points: s.number(0, 100) }
const task = s.variant('kind', [
  s.object({ ...common, kind: s.literal('text') }),
  s.object({ ...common, kind: s.literal('choice'), choices: s.array(s.text(300), 12) }),
  s.object({ ...common, kind: s.literal('number'), unit: s.optional(s.text(30)) }),
])
const shape = s.object({
  id: s.id(),
  section: s.id(),
  subject: s.text(40),
  title: s.text(200),
  intro: s.text(4000, 0),
  lessons: s.array(s.id(), 20),
  tasks: s.array(task, 60),
  publishAt: s.moment(),
  dueAt: s.moment(),
  weight: s.number(0, 100),
})

/** A teacher gives work to a section, tied to its lessons, with its hand-in time and its weight in the subject's 100. */
export const publishAssignment: Action<s.From<typeof shape>> = {
  name: 'assignments.publish',
  version: 1,
  shape,
  async check(args, actor, rows) {
    if (!actor.office && !teaches(actor, args.section)) return refuse('not_yours', 'section')
    if (!(await rows.get('section', args.section))) return refuse('not_found', 'section')
    const before = await rows.get('assignment', args.id)
    if (before && before.body.by !== actor.person) return refuse('already_there', 'id')
    if (args.dueAt <= args.publishAt) return refuse('due_before_publication', 'dueAt')
    if (args.tasks.length === 0) return refuse('wrong_shape', 'tasks')
    for (const id of args.lessons) {
      const lesson = await rows.get('lesson', id)
      if (!lesson) return refuse('not_found', 'lessons')
      if (lesson.body.section !== args.section) return refuse('lesson_of_other_section', 'lessons')
    }
    const others = (await rows.list('assignment', args.section)).filter(
      row => row.body.subject === args.subject && row.id !== args.id,
    )
    const total = others.reduce((sum, row) => sum + row.body.weight, args.weight)
    if (total > 100) return refuse('weights_over_total', 'weight')
  },
  async change({ id, ...args }, actor, rows) {
    rows.put('assignment', id, {
      audience: `section:${args.section}`,
      about: args.section,
      body: { ...args, by: actor.person, byName: actor.name },
    })
  },
}
