import { randomBytes } from 'node:crypto'
import { newVisitor, PASSWORD } from '../../../support/browser.ts'
import { createTestOrg, createTestPartner } from '../../../support/partners.ts'
import type { OrgModel, PartnerModel, Person } from './model.ts'
import type { MortalServer } from './mortal-server.ts'

/** One history's partners and organizations, as the model says that they are. */
export interface World {
  readonly server: MortalServer
  readonly people: readonly Person[]
  readonly partners: readonly PartnerModel[]
  readonly orgs: OrgModel[]
}

const PEOPLE = 4

/** Signs up the people of all histories: passwords are slow on purpose. */
export const signUpPeople = async ({ tenantry }: MortalServer): Promise<readonly Person[]> => {
  const { claimUrl } = await createTestOrg(await createTestPartner(tenantry))
  return Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const email = `customer-${randomBytes(6).toString('hex')}@example.com`
      const visitor = newVisitor(tenantry)
      await visitor.get(claimUrl)
      await visitor.submit({ step: 'sign-up', name: 'Customer', email, password: PASSWORD })
      return { email, visitor }
    }),
  )
}

/** The one that a number picks; there must be one. */
export const pick = <T>(from: readonly T[], at: number): T => {
  const one = from[at % from.length]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}

/** New partners on an old server; each has one of the people among its own. */
export const openWorld = async (
  server: MortalServer,
  people: readonly Person[],
  partners: number,
): Promise<World> => {
  server.restartClock()
  const opened = Array.from({ length: partners }, async (_, at) => {
    const insider = pick(people, at)
    const api = await createTestPartner(server.tenantry, { ownerEmail: insider.email })
    return { api, insider, secrets: new Map<string, string>() }
  })
  return { server, people, partners: await Promise.all(opened), orgs: [] }
}

export const nowOf = ({ server }: World): number => server.tenantry.clock.now.getTime()
