import fc from 'fast-check'
import type { TestEngine } from '../../../support/database.ts'
import { look } from './look.ts'
import type { Person } from './model.ts'
import { type MortalServer, openMortalServer } from './mortal-server.ts'
import { perform } from './perform.ts'
import { type History, histories, type Step } from './steps.ts'
import { openWorld, signUpPeople } from './world.ts'

interface Wish {
  readonly runs: number
  /** The engine of the test project where none is named. */
  readonly engine?: TestEngine
}

/** Says at which step a history went wrong. */
const atStep = (at: number, step: Step, error: unknown): Error =>
  new Error(
    `Step ${at}, ${JSON.stringify(step)}: ${error instanceof Error ? error.message : String(error)}`,
    {
      cause: error,
    },
  )

/** When a server is killed, all that its database holds is searched: with more in it most of the time would go there. */
const HISTORIES_OF_A_SERVER = 20

/** Servers one after the other, each with its people, for so many histories. */
const serversInTurn = (engine: TestEngine | undefined) => {
  let server: MortalServer | undefined
  let people: readonly Person[] = []
  let lived = 0
  return {
    next: async () => {
      const isUsedUp = lived++ % HISTORIES_OF_A_SERVER === 0
      if (server === undefined || isUsedUp) {
        await server?.close()
        server = await openMortalServer(engine)
        people = await signUpPeople(server)
      }
      return { server, people }
    },
    close: async () => server?.close(),
  }
}

/**
 * Lives through random histories and compares the server with the model: after each step what the step was about, and
 * everything at the end, when the server has been killed once more. Some of them share a database and a few people;
 * each has partners of its own.
 */
export const tryHistories = async ({ runs, engine }: Wish): Promise<void> => {
  const servers = serversInTurn(engine)
  const live = async ({ partners, orgs, steps }: History): Promise<void> => {
    const { server, people } = await servers.next()
    const world = await openWorld(server, people, partners)
    const well = { kind: 'well' } as const
    // Something to inherit from the first, and somebody to inherit it.
    const beginning: readonly Step[] = [
      ...world.partners.map((_, partner) => ({ do: 'create secret', partner, fate: well }) as const),
      ...orgs.map((partner) => ({ do: 'create org', partner, fate: well }) as const),
    ]
    for (const [at, step] of [...beginning, ...steps].entries()) {
      try {
        await look(world, await perform(world, step))
      } catch (error) {
        throw atStep(at - beginning.length, step, error)
      }
    }
    await look(world, world.orgs)
  }
  try {
    await fc.assert(fc.asyncProperty(histories, live), { numRuns: runs, endOnFailure: true })
  } finally {
    await servers.close()
  }
}
