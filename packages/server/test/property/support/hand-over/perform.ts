import { claim, claimAgainst, claimAtOnce } from './claim-steps.ts'
import { actAsCustomer, changeAccess } from './customer-steps.ts'
import type { OrgModel } from './model.ts'
import { changeClient, createOrg, holdByOperator, rotateTokens } from './partner-steps.ts'
import { changeSecret, createSecret } from './secret-steps.ts'
import type { Step } from './steps.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000

/** Takes one step, in the world and in the model; answers the organizations that it may have changed. */
export const perform = async (world: World, step: Step): Promise<readonly OrgModel[]> => {
  switch (step.do) {
    case 'create org':
      return createOrg(world, step)
    case 'claim':
      return claim(world, step)
    case 'claim at once':
      return claimAtOnce(world, step)
    case 'claim against':
      return claimAgainst(world, step)
    case 'reissue':
    case 'delete org':
    case 'suspend':
    case 'resume':
      return changeClient(world, step)
    case 'rotate tokens':
      return rotateTokens(world, step)
    case 'change access':
      return changeAccess(world, step)
    case 'detach':
    case 'rotate seen':
      return actAsCustomer(world, step)
    case 'hold':
    case 'release':
      return holdByOperator(world, step)
    case 'create secret':
      return createSecret(world, step)
    case 'rename secret':
    case 'delete secret':
      return changeSecret(world, step)
    case 'wait':
      world.server.leap(
        step.hours * HOUR_MS,
        world.partners.map(({ api }) => api.id),
      )
      return world.orgs
    case 'crash':
      await world.server.crash()
      return world.orgs
  }
}
