import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { orgCommand, partnerCommand } from '../../src/domain/command.ts'
import { orgs } from '../../src/store/schema/orgs.ts'
import type { Tx } from '../../src/store/store.ts'
import { createHousehold, createTenant } from '../isolation/tenants.ts'
import { useTenantry } from '../support/tenantry.ts'
import { contextFor, principalOf } from './callers.ts'

const tenantry = useTenantry()

// Commands that no product could ship: the registry they land in is this test file's own.
const rename = async (tx: Tx, orgId: string): Promise<void> => {
  await tx
    .update(orgs)
    .set({ name: 'Renamed' })
    .where(eq(orgs.id, orgId as typeof orgs.$inferSelect.id))
}
const shared = { scope: 'orgs:write', event: 'org.customized' } as const
const silentInOrg = orgCommand({
  ...shared,
  name: 'test.silent_in_org',
  run: ({ tx, org }, _input: undefined) => rename(tx, org.orgId),
})
const silentOfPartner = partnerCommand({
  ...shared,
  name: 'test.silent_of_partner',
  run: ({ tx }, orgId: string) => rename(tx, orgId),
})
const undecided = partnerCommand({
  ...shared,
  name: 'test.undecided',
  run: async ({ tx, ctx, note, unchanged }, orgId: string) => {
    await rename(tx, orgId)
    note({ partnerId: ctx.principal.partnerId, subject: ctx.principal.partnerId })
    unchanged()
  },
})

const setUp = async () => {
  const { partner } = await createTenant(tenantry())
  const { orgId } = await createHousehold(tenantry(), partner)
  const state = () =>
    tenantry().database.sql(
      'select name, (select count(*)::int from events where partner_id = orgs.partner_id) as events from orgs where id = $1',
      [orgId],
    )
  const ctx = contextFor(tenantry(), await principalOf(tenantry(), partner.key))
  return { orgId: orgId as typeof orgs.$inferSelect.id, ctx, state, before: await state() }
}

it('refuses to commit a command in an organization that notes nothing', async () => {
  const { ctx, orgId, state, before } = await setUp()
  await expect(silentInOrg(ctx, orgId, undefined)).rejects.toThrow('test.silent_in_org must note its change')
  expect(await state()).toEqual(before)
})

it('refuses to commit a command on a portfolio that notes nothing', async () => {
  const { ctx, orgId, state, before } = await setUp()
  await expect(silentOfPartner(ctx, orgId)).rejects.toThrow('test.silent_of_partner must note its change')
  expect(await state()).toEqual(before)
})

it('refuses to commit a command that notes a change and says that there is none', async () => {
  const { ctx, orgId, state, before } = await setUp()
  await expect(undecided(ctx, orgId)).rejects.toThrow('test.undecided must note its change')
  expect(await state()).toEqual(before)
})

it('refuses a second operation of the same name', () => {
  expect(() => partnerCommand({ ...shared, name: 'test.undecided', run: async () => undefined })).toThrow(
    'Two operations are called test.undecided.',
  )
})
