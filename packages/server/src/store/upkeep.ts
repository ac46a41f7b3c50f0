import { and, asc, eq, gt, inArray, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm'
import type { EventType } from '../kernel/event-types.ts'
import type {
  CredentialId,
  DeviceId,
  Id,
  NewId,
  OccurrenceId,
  OrgId,
  PartnerId,
  RequestId,
} from '../kernel/ids.ts'
import { approvals } from './schema/approvals.ts'
import { credentials } from './schema/credentials.ts'
import { deviceCommands, devices } from './schema/devices.ts'
import { events, idempotencyResults } from './schema/events.ts'
import { gatewayRequests } from './schema/gateway-requests.ts'
import { confinedSessions, loginLinks } from './schema/login-links.ts'
import { federatedTokens, snapshots } from './schema/media.ts'
import { oauthClients, oauthGrants } from './schema/oauth.ts'
import { operatorPasses } from './schema/operator-passes.ts'
import { projects } from './schema/projects.ts'
import { teamProvisions } from './schema/team-provisions.ts'
import { hourlyReadings, occurrenceCounts, occurrences, readings } from './schema/telemetry.ts'
import type { Store, UpkeepTx } from './store.ts'

/** Deletes stored answers that are too old to be presented again. */
export const sweepIdempotencyResults = (store: Store, before: Date): Promise<void> =>
  store.asOwner(
    async (tx) => void (await tx.delete(idempotencyResults).where(lt(idempotencyResults.createdAt, before))),
  )

/** Many at a time, so that no transaction is long; what is left over is the next round's. */
const BATCH = 500
/** Rows that nothing hangs on. */
const SWEPT = 10_000

interface Passed {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly subject: Id<string>
  readonly data: Readonly<Record<string, unknown>>
}

/** Writes the events of what time alone has changed: nobody did it, and no request asked for it. */
const recordPassing = async (
  tx: UpkeepTx,
  type: EventType,
  { at, newId }: { readonly at: Date; readonly newId: NewId },
  passed: readonly Passed[],
): Promise<void> => {
  if (passed.length === 0) return
  const requestId = newId<RequestId>()
  const common = { type, actor: { principal: 'system' }, requestId, address: '', at }
  await tx.insert(events).values(passed.map((one) => ({ ...common, ...one, id: newId<Id<'event'>>() })))
}

/** Denies the held requests whose time is over. */
export const denyExpiredApprovals = (store: Store, at: Date, newId: NewId): Promise<void> =>
  store.asOwner(async (tx) => {
    const due = await tx
      .select({ id: approvals.id })
      .from(approvals)
      .where(and(isNull(approvals.decision), lte(approvals.expiresAt, at)))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    if (due.length === 0) return
    const ids = due.map(({ id }) => id)
    const denied = await tx
      .update(approvals)
      .set({ decision: 'expired', decidedAt: at })
      .where(inArray(approvals.id, ids))
      .returning()
    const passed = denied.map(({ partnerId, orgId, id, projectId, agentId }) => ({
      ...{ partnerId, orgId, subject: id },
      data: { projectId, agentId },
    }))
    await recordPassing(tx, 'approval.expired', { at, newId }, passed)
  })

/** Deletes held requests that are long decided. */
export const sweepApprovals = (store: Store, before: Date): Promise<void> =>
  store.asOwner(async (tx) => void (await tx.delete(approvals).where(lt(approvals.expiresAt, before))))

/** Deletes the places that nobody took in time, with project, agent and keys; answers the credentials that died. */
export const deleteExpiredProvisions = (
  store: Store,
  at: Date,
  newId: NewId,
): Promise<readonly CredentialId[]> =>
  store.asOwner(async (tx) => {
    const due = await tx
      .select()
      .from(teamProvisions)
      .where(and(isNull(teamProvisions.claimedAt), lte(teamProvisions.expiresAt, at)))
      .orderBy(asc(teamProvisions.expiresAt))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    const projectIds = due.map(({ projectId }) => projectId)
    const dead = await tx
      .select({ id: credentials.id })
      .from(credentials)
      .where(inArray(credentials.projectId, projectIds))
    await tx.delete(projects).where(inArray(projects.id, projectIds))
    const passed = due.map(({ partnerId, orgId, id, projectId, userId }) => ({
      ...{ partnerId, orgId, subject: id },
      data: { projectId, userId },
    }))
    await recordPassing(tx, 'team_provision.expired', { at, newId }, passed)
    return dead.map(({ id }) => id)
  })

/** Marks devices as disconnected that were last heard of before a moment, some of them; answers whether there may be more. */
export const disconnectDevices = (
  store: Store,
  { silentSince, ...when }: { readonly silentSince: Date; readonly at: Date; readonly newId: NewId },
): Promise<boolean> =>
  store.asOwner(async (tx) => {
    const due = await tx
      .select({ id: devices.id })
      .from(devices)
      .where(and(eq(devices.connected, true), lt(devices.lastSeenAt, silentSince)))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    if (due.length === 0) return false
    const silent = await tx
      .update(devices)
      .set({ connected: false })
      .where(
        inArray(
          devices.id,
          due.map(({ id }) => id),
        ),
      )
      .returning()
    const passed = silent.map(({ partnerId, orgId, id }) => ({
      ...{ partnerId, orgId, subject: id },
      data: { changed: { connected: false } },
    }))
    await recordPassing(tx, 'device.state_changed', when, passed)
    const common = { kind: 'disconnected', data: {}, at: when.at }
    await tx.insert(occurrences).values(
      silent.map(({ partnerId, orgId, id: deviceId, locationId }) => ({
        ...{ ...common, partnerId, orgId, deviceId, locationId },
        id: when.newId<OccurrenceId>(),
      })),
    )
    return due.length === BATCH
  })

/** Deletes login links, the sessions they opened, and what the operator signs in by once their time is over. */
export const deleteEndedLogins = (store: Store, at: Date): Promise<void> =>
  store.asOwner(async (tx) => {
    await tx.delete(loginLinks).where(lte(loginLinks.expiresAt, at))
    await tx.delete(confinedSessions).where(lte(confinedSessions.expiresAt, at))
    await tx.delete(operatorPasses).where(lte(operatorPasses.expiresAt, at))
  })

/** Deletes frames that were taken before a moment, some of them; answers whether there may be more. */
export const deleteSnapshots = (store: Store, before: Date): Promise<boolean> =>
  store.asOwner(async (tx) => {
    const old = tx
      .select({ partnerId: snapshots.partnerId, id: snapshots.id })
      .from(snapshots)
      .where(lte(snapshots.takenAt, before))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    const deleted = await tx
      .delete(snapshots)
      .where(sql`(${snapshots.partnerId}, ${snapshots.id}) in ${old}`)
      .returning({ id: snapshots.id })
    return deleted.length === BATCH
  })

/** Deletes federated session tokens once their time is over. */
export const deleteEndedFederatedTokens = (store: Store, at: Date): Promise<void> =>
  store.asOwner(
    async (tx) => void (await tx.delete(federatedTokens).where(lte(federatedTokens.expiresAt, at))),
  )

/** The devices for which something waits that they are still to do. */
export const devicesWithCommands = (store: Store, at: Date): Promise<readonly DeviceId[]> =>
  store.asOwner(async (tx) => {
    const waiting = and(isNull(deviceCommands.deliveredAt), gt(deviceCommands.expiresAt, at))
    const rows = await tx.selectDistinct({ id: deviceCommands.deviceId }).from(deviceCommands).where(waiting)
    return rows.map(({ id }) => id)
  })

/** What is deleted when it has been kept for its time, and by which moment its age goes. */
export const TELEMETRY_TABLES = [
  { rows: readings, at: readings.at, isRollUp: false },
  { rows: occurrences, at: occurrences.at, isRollUp: false },
  { rows: deviceCommands, at: deviceCommands.expiresAt, isRollUp: false },
  { rows: hourlyReadings, at: hourlyReadings.hour, isRollUp: true },
  { rows: occurrenceCounts, at: occurrenceCounts.quarter, isRollUp: true },
] as const

/** Telemetry has more rows than anything else, and they are small. */
const TRIMMED_AT_ONCE = 5_000

/** Deletes the oldest of what devices reported before a moment, some of it; answers whether there may be more. */
export const trimTelemetry = (
  store: Store,
  { rows, at }: (typeof TELEMETRY_TABLES)[number],
  before: Date,
): Promise<boolean> =>
  store.asOwner(async (tx) => {
    const old = tx.select({ place: sql`ctid` }).from(rows).where(lt(at, before)).orderBy(asc(at))
    const trimmed = await tx
      .delete(rows)
      .where(sql`ctid = any (array(${old.limit(TRIMMED_AT_ONCE)}))`)
      .returning({ one: sql`1` })
    return trimmed.length === TRIMMED_AT_ONCE
  })

/**
 * Deletes access tokens and grants that have ended, and the applications that act for nobody: those that never did since a
 * moment, and those that did until another.
 */
export const deleteEndedGrants = (
  store: Store,
  { at, unusedSince, idleSince }: Readonly<Record<'at' | 'unusedSince' | 'idleSince', Date>>,
): Promise<void> =>
  store.asOwner(async (tx) => {
    await tx
      .delete(credentials)
      .where(and(eq(credentials.kind, 'oauth_token'), lte(credentials.expiresAt, at)))
    await tx.delete(oauthGrants).where(lte(oauthGrants.expiresAt, at))
    const grants = tx.select().from(oauthGrants).where(eq(oauthGrants.clientId, oauthClients.id))
    const { usedAt, createdAt } = oauthClients
    const isOld = or(and(isNull(usedAt), lte(createdAt, unusedSince)), lte(usedAt, idleSince))
    await tx.delete(oauthClients).where(and(isOld, notExists(grants)))
  })

/** Deletes what is kept of agents' requests that are too old, so many at a time; answers how many those were. */
export const sweepGatewayRequests = (store: Store, before: Date): Promise<number> =>
  store.asOwner(async (tx) => {
    const { partnerId, id, at } = gatewayRequests
    const old = tx
      .select({ partnerId, id })
      .from(gatewayRequests)
      .where(lt(at, before))
      .orderBy(asc(at))
      .limit(SWEPT)
    const gone = await tx
      .delete(gatewayRequests)
      .where(sql`(${partnerId}, ${id}) in ${old}`)
      .returning({ id })
    return gone.length
  })
