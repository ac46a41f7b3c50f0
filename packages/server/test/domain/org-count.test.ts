import { expect, it } from 'vitest'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const totalOf = async (partner: TestPartner): Promise<number> =>
  ((await partner.embed('GET', '/orgs?limit=1')).body as { total: number }).total

const storedOf = async ({ id }: TestPartner): Promise<number> => {
  const [row] = await tenantry().database.sql(
    'select count(*)::int as orgs from orgs where partner_id = $1 and not is_own',
    [id],
  )
  return Number(row?.['orgs'])
}

it('stays exact under 50 parallel creates', async () => {
  const partner = await createTestPartner(tenantry())
  await Promise.all(Array.from({ length: 50 }, () => createTestOrg(partner)))
  expect([await totalOf(partner), await storedOf(partner)]).toEqual([50, 50])
})

it('stays exact under 50 parallel creates and deletes, some of them of one organization', async () => {
  const partner = await createTestPartner(tenantry())
  const orgs = await Promise.all(Array.from({ length: 25 }, () => createTestOrg(partner)))
  const remove = (id: string) => partner.broker('DELETE', `/v1/partner/orgs/${id}`)
  const answers = await Promise.all(
    orgs.flatMap(({ organizationId }, index) => [
      remove(organizationId),
      index % 5 === 0 ? remove(organizationId) : createTestOrg(partner).then(() => ({ status: 201 })),
    ]),
  )
  const count = (status: number): number => answers.filter((answer) => answer.status === status).length
  expect([count(204), count(404), count(201)]).toEqual([25, 5, 20])
  expect([await totalOf(partner), await storedOf(partner)]).toEqual([20, 20])
})

it('counts no create that was refused, and nobody else’s', async () => {
  const [partner, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
  await createTestOrg(other)
  const body = { name: 'Acme', external_id: 'one' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => partner.embed('POST', '/orgs', { body })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
  expect([await totalOf(partner), await totalOf(other)]).toEqual([1, 1])
})
