import { expect } from 'vitest'
import { createTestOrg, createTestPartner, type TestOrg, type TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { load, outcomesOf } from './imports.ts'
import { ruuidOf } from './wire-ids.ts'

/** A partner with one client that something was sold to. */
export interface Sold {
  readonly partner: TestPartner
  readonly org: TestOrg
  readonly orgId: string
  readonly orgUuid: string
}

export const makeSold = async (tenantry: TestTenantry): Promise<Sold> => {
  const partner = await createTestPartner(tenantry)
  const org = await createTestOrg(partner, 'Acme Corporation')
  return { partner, org, orgId: org.organizationId, orgUuid: ruuidOf(org.organizationId) }
}

/** A licence of the client as a whole. */
export const licenceRow = ({ orgId }: Pick<Sold, 'orgId'>, more: object = {}) => ({
  ...{ externalId: 'licence-1', orgId, per: 'organization', state: 'CLAIMED' },
  ...more,
})

/** Loads rows that are all taken; answers their ids as fleet spells them. */
export const loadAll = async (
  tenantry: TestTenantry,
  partner: { readonly id: string },
  kind: string,
  rows: readonly object[],
): Promise<readonly string[]> => {
  const outcomes = outcomesOf(await load(tenantry, partner, kind, rows))
  expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toEqual([])
  return outcomes.map(({ id }) => ruuidOf(String(id)))
}

/** Writes an organization's standing behind the product's back. */
export const setOrg = async ({ database }: TestTenantry, { orgId }: Pick<Sold, 'orgId'>, set: string) =>
  database.sql(`update orgs set ${set} where id = $1`, [orgId])
