import type { Action } from '../action.ts'
import { announceFiles } from '../attachments/announce.ts'
import { filesShape } from '../attachments/shapes.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ id: s.id(), question: s.id(), text: s.text(8000, 0), files: filesShape() })

/** The teacher who was asked answers; he may answer again. */
export const answerQuestion: Action<s.From<typeof shape>> = {
  name: 'questions.answer',
  version: 1,
  shape,
  async check({ id, question, text, files }, actor, rows) {
    if (!text && !files?.length) return refuse('wrong_shape', 'text')
    const asked = await rows.get('question', question)
    if (!asked) return refuse('not_found', 'question')
    if (!may(actor, 'questions.answer', { to: asked.body.to })) return refuse('not_yours')
    if (await rows.get('answer', id)) return refuse('already_there', 'id')
  },
  async change({ id, question, text, files }, actor, rows, at) {
    const asked = (await rows.get('question', question))!
    const { person, name } = actor
    rows.put('answer', id, {
      audience: asked.audience,
      about: question,
      body: { question, person, name, text, ...(files && { files }), answeredAt: at.now },
    })
    await announceFiles(files, { about: id, audience: asked.audience }, rows)
  },
}
