import type { FastifyInstance } from 'fastify'
import type { RosterReply } from '../../domain/rosters/roster.ts'
import { checkShape } from '../../domain/shape.ts'
import { openErrand, schoolKeyOf, writeReply } from '../../letters/errand.ts'
import { errandShape, rosterLimits, type ErrandHead } from '../../wire/rosters.ts'
import type { House } from '../house.ts'
import { applyShown, lastBrought, mayBring, showRoster, undoLast, type Desk } from '../imports/roster/desk.ts'
import { authorOf } from '../sync/author.ts'
import { noteDown } from '../sync/noting.ts'

/**
 * `POST /api/rosters`: a principal's errand about his school's register. Sealed to the school and signed by his profile, as a
 * letter is; answered to him alone.
 */
export function rostersRoute(app: FastifyInstance, house: House) {
  // Reading a register takes memory: one at a time, whoever asks.
  let busy = false
  app.post('/api/rosters', { bodyLimit: rosterLimits.body }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!(request.body instanceof Uint8Array))
      return reply.status(415).send({ code: 'wrong_shape', field: 'content-type' })
    const school = await house.schools.findByKeyId(schoolKeyOf(request.body) ?? '')
    const opened = school && (await openErrand(request.body, school.open))
    if (!opened) return reply.status(400).send({ code: 'not_understood', field: 'body' })
    const head = checkShape(errandShape, opened.head)
    const wrong = !head.ok
      ? `head.${head.field}`
      : head.value.place !== school.place
        ? 'head.place'
        : undefined
    if (!head.ok || wrong) return reply.status(400).send({ code: 'wrong_shape', field: wrong })
    const { d, p, place, id } = head.value
    const author = await authorOf(house, place, p, d)
    if (!author || !(await opened.signedBy(author.verifier)))
      return reply.status(401).send({ code: 'unknown_author' })
    const desk: Desk = { db: house.db, place, person: author.person, profile: p, now: house.now() }
    // As if nothing were here: who may not bring a register learns nothing by asking.
    if (!(await mayBring(desk))) return reply.status(404).send({ code: 'not_found' })
    const { errand } = head.value
    if (errand.do !== 'last') {
      const what = `registers.${errand.do}`
      await noteDown(house, place, { device: d, person: author.person, what, about: ['place'] })
    }
    let told: RosterReply
    if (busy) told = { refused: 'busy' }
    else {
      busy = true
      try {
        told = await run(desk, head.value, opened.file)
      } finally {
        busy = false
      }
    }
    const bytes = await writeReply(author.inbox, school.sign, p, id, told)
    return reply.header('content-type', 'application/octet-stream').send(Buffer.from(bytes))
  })
}

async function run(desk: Desk, { errand }: ErrandHead, file: Uint8Array | undefined): Promise<RosterReply> {
  switch (errand.do) {
    case 'preview':
      return showRoster(desk, errand.name, file ?? new Uint8Array())
    case 'apply':
      return applyShown(desk, errand.preview, errand.yes)
    case 'undo':
      return undoLast(desk, errand.last)
    case 'last':
      return { last: (await lastBrought(desk)) ?? null }
  }
}
