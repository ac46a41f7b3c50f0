import { attempt, heard } from './attempt.ts'
import type { OrgModel, PartnerModel } from './model.ts'
import type { StepOf } from './steps.ts'
import { pick, type World } from './world.ts'

const orgsOf = (world: World, partner: PartnerModel): OrgModel[] =>
  world.orgs.filter((org) => org.partner === partner)

/** A partner shares one more secret with all of its organizations. */
export const createSecret = async (world: World, step: StepOf<'create secret'>): Promise<OrgModel[]> => {
  const partner = pick(world.partners, step.partner)
  const name = `Secret ${partner.secrets.size}`
  const body = {
    ...{ name, type: 'generic', value: 'a value', hostPattern: 'api.example.com' },
    injectionConfig: { headerName: 'X-Api-Key' },
  }
  const done = await attempt(world, {
    ...{ fate: step.fate, expected: 201 },
    send: (headers) => partner.api.broker('POST', '/v1/partner/secrets', { body, headers }),
  })
  const answer = heard(done)
  if (answer !== undefined) partner.secrets.set((answer.body as { id: string }).id, name)
  return orgsOf(world, partner)
}

/** A partner renames a secret, or takes it away. */
export const changeSecret = async (
  world: World,
  step: StepOf<'rename secret' | 'delete secret'>,
): Promise<OrgModel[]> => {
  const partner = pick(world.partners, step.partner)
  if (partner.secrets.size === 0) return []
  const id = pick([...partner.secrets.keys()], step.secret)
  const renames = step.do === 'rename secret'
  const name = `${partner.secrets.get(id)}, renamed`
  const done = await attempt(world, {
    ...{ fate: step.fate, expected: renames ? 200 : 204 },
    send: (headers) =>
      partner.api.broker(renames ? 'PATCH' : 'DELETE', `/v1/partner/secrets/${id}`, {
        ...(renames && { body: { name } }),
        headers,
      }),
  })
  if (done === 'nothing') return orgsOf(world, partner)
  if (renames) partner.secrets.set(id, name)
  else partner.secrets.delete(id)
  return orgsOf(world, partner)
}
