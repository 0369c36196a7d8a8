/** The line between phones and school, with everything that a real one does to a request and to its answer. */
import { readU32 } from '../../../src/wire/bytes.ts'
import type { GroundServers, GroundWorld } from './ground.ts'
import type { Life } from './world.ts'

/** Shares of requests to which it happens. */
export interface Line {
  loseRequest: number
  loseAnswer: number
  double: number
  late: number
  cut: number
  /** Somebody else answers 200 with a page of his own. */
  portal: number
}

export const fineLine: Line = { loseRequest: 0, loseAnswer: 0, double: 0, late: 0, cut: 0, portal: 0 }

const noWay = () => new TypeError('no way')
const page = new TextEncoder().encode('<!doctype html><title>Welcome</title>')

export class Network {
  line: Line = { ...fineLine }
  /** Bytes of bodies, both ways. */
  bytes = 0
  requests = 0
  private readonly world: GroundWorld
  private readonly servers: GroundServers
  /** Answers that hang in the air. */
  private held: (() => void)[] = []

  constructor(world: GroundWorld, servers: GroundServers) {
    this.world = world
    this.servers = servers
  }

  /** The fetch of one tab. */
  fetchFor(life: Life): typeof fetch {
    return (async (input: string, init?: RequestInit) => {
      const { world, line } = this
      const { chance } = world
      await world.pause(life)
      if (chance.chance(line.loseRequest)) throw noWay()
      if (chance.chance(line.portal)) return answering(200, page)
      if (input !== '/sync') return this.askCard(input)
      const body = init!.body as Uint8Array
      const signature = (init!.headers as Record<string, string>)['x-haqiba-signature']!
      this.requests++
      this.bytes += body.length
      const serve = () => this.servers.serve(body, signature)
      const doubled = chance.chance(line.double)
      const answers = doubled ? [serve(), serve()] : [serve()]
      for (const answer of answers) answer.catch(() => undefined)
      const { status, body: said } = await answers[doubled ? chance.below(2) : 0]!
      this.bytes += said.length
      if (chance.chance(line.loseAnswer)) throw noWay()
      if (chance.chance(line.late)) await this.hang(life)
      await world.pause(life)
      if (!chance.chance(line.cut)) return answering(status, said)
      if (chance.chance(0.5)) throw noWay()
      const seams = chance.chance(0.5) ? seamsOf(said) : []
      return answering(
        status,
        said.slice(0, seams.length > 0 ? chance.pick(seams) : chance.below(said.length)),
      )
    }) as typeof fetch
  }

  private async askCard(input: string) {
    const card = decodeURIComponent(input.slice('/api/cards/'.length))
    const said = await this.servers.schoolOfCard(card)
    return answering(
      said ? 200 : 404,
      new TextEncoder().encode(JSON.stringify(said ?? { code: 'unknown_card' })),
    )
  }

  protected hang(life: Life): Promise<void> {
    return new Promise(resolve => {
      const go = () => resolve()
      this.held.push(go)
      life.onDeath(() => (this.held = this.held.filter(one => one !== go)))
    })
  }

  /** Some answers come after all, one after the other. */
  async release(share = 1) {
    const coming = this.held.filter(() => this.world.chance.chance(share))
    this.held = this.held.filter(one => !coming.includes(one))
    for (const go of coming) {
      go()
      await this.world.settle()
    }
  }
}

/** Where an envelope may be cut so that what is left is one too: after its head, and after each frame but the last. */
function seamsOf(body: Uint8Array): number[] {
  const seams: number[] = []
  for (let at = 0; at + 4 <= body.length;) {
    at += 4 + readU32(body, at)
    if (at < body.length) seams.push(at)
  }
  return seams
}

/** As much of a Response as the phone's sync reads. */
function answering(status: number, body: Uint8Array) {
  return {
    ok: status >= 200 && status < 300,
    status,
    arrayBuffer: async () => new Uint8Array(body).buffer,
    text: async () => new TextDecoder().decode(body),
  }
}
