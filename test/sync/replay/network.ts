import { Network } from '../simulation/network.ts'
import type { Life } from '../simulation/world.ts'
import { world } from './world.ts'

/** The simulator's line, laid to a real school; whose answer hangs in the air is not waited for. */
export class RealNetwork extends Network {
  protected override async hang(life: Life) {
    const back = world().stepAside()
    await super.hang(life)
    back()
  }
}
