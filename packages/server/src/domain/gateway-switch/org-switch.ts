import { eq } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import { orgNotFound } from '../entry-rule.ts'
import { orgQuery } from '../query.ts'
import { type GatewaySwitch, standsSo, type WantedSwitch } from './gateway-switch.ts'

const columns = { stoppedAt: orgs.gatewayStoppedAt }

/** Reads whether the traffic of an organization's agents is stopped by the organization itself. */
export const readOrgSwitch = orgQuery({
  name: 'gateway.read_of_org',
  scope: 'org:manage',
  run: async ({ tx, org }): Promise<GatewaySwitch> => {
    const [known] = await tx.select(columns).from(orgs).where(eq(orgs.id, org.orgId))
    if (known === undefined) throw orgNotFound()
    return known
  },
})

/** Stops or starts the traffic of all agents of an organization; open tunnels are cut. */
export const switchOrg = orgCommand({
  name: 'gateway.switch_org',
  scope: 'org:manage',
  event: 'gateway.switched',
  run: async ({ tx, ctx, org, note, unchanged }, wanted: WantedSwitch): Promise<GatewaySwitch> => {
    const [known] = await tx.select(columns).from(orgs).where(eq(orgs.id, org.orgId)).for('update')
    if (known === undefined) throw orgNotFound()
    if (standsSo(known, wanted)) {
      unchanged()
      return known
    }
    const stoppedAt = wanted.stopped ? ctx.domain.now() : null
    await tx.update(orgs).set({ gatewayStoppedAt: stoppedAt }).where(eq(orgs.id, org.orgId))
    note({ ...org, subject: org.orgId, data: { stopped: wanted.stopped } })
    return { stoppedAt }
  },
})
