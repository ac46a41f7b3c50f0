import { timingSafeEqual } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { hashToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { CredentialId, Id } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { findHardware } from '../../store/across-tenants/index.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { devices } from '../../store/schema/devices.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import type { Domain } from '../context.ts'
import { prepareCredential, storeCredential } from '../credential/issue-credential.ts'
import { retireCredentials } from '../credential/retire-credentials.ts'
import { accessNotAllowed, isSuspended } from '../entry-rule.ts'
import { wrongPlace } from '../operation.ts'
import type { DevicePrincipal } from '../principal.ts'
import { DEFAULT_SCOPES } from '../scopes.ts'
import { deviceIn, deviceNotFound } from './device.ts'

const NOTHING = Buffer.alloc(32)

/**
 * Answers which device a piece of hardware is that proves itself by the key its maker has put into it. Throws
 * `credential.invalid` for an unknown serial number and for a wrong key, and `hardware.not_registered` until a partner
 * has registered it with a client.
 */
export const recognizeDevice = async (
  domain: Domain,
  serialNumber: string,
  activationKey: Secret,
): Promise<DevicePrincipal> => {
  const found = await findHardware(domain.store, serialNumber)
  const known = timingSafeEqual(hashToken(activationKey.reveal()), found?.activationHash ?? NOTHING)
  if (found === undefined || !known || !found.active)
    throw new DomainError('credential.invalid', 'Invalid serial number or activation key')
  const { partnerId, device, org } = found
  if (device === null || org === null)
    throw new DomainError('hardware.not_registered', 'This hardware is not registered with a client yet')
  if (isSuspended(org, domain.now())) throw accessNotAllowed()
  const { id: deviceId, orgId } = device
  return {
    ...{ kind: 'device', partnerId, orgId, deviceId },
    // Its activation key is the hardware's, and goes by its id.
    credentialId: found.id as Id<string> as CredentialId,
    scopes: new Set(DEFAULT_SCOPES.device_token),
  }
}

export interface Activation {
  readonly token: Secret
  /** The network that the device is to join, as it was given when it was registered. */
  readonly network: Secret | undefined
}

/** Gives a device a token; an older one ends before this answers. The network is handed over once, and forgotten. */
export const activateDevice = orgCommand({
  name: 'device.activate',
  scope: 'devices:report',
  event: 'device.activated',
  run: async ({ tx, ctx, org, note, forget }, _input: undefined): Promise<Activation> => {
    const { domain, principal } = ctx
    if (principal.kind !== 'device') throw wrongPlace()
    const { deviceId } = principal
    const here = deviceIn(org.orgId, deviceId)
    // Held before the device is, as by whoever deletes it.
    await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, org.orgId)).for('key share')
    const [device] = await tx.select().from(devices).where(here).for('update')
    if (device === undefined) throw deviceNotFound()
    const tokens = and(eq(credentials.orgId, org.orgId), eq(credentials.deviceId, deviceId))
    const revoked = await retireCredentials({ tx, forget }, domain, tokens)
    const { partnerId, orgId } = org
    const fresh = await prepareCredential(domain, {
      ...{ kind: 'device_token', name: device.name, partnerId, orgId, deviceId },
    })
    await storeCredential(tx, fresh)
    const network =
      device.sealed === null
        ? undefined
        : domain.keyRing.open(device.sealed, { tenant: partnerId, row: `devices/${deviceId}` })
    if (network !== undefined) await tx.update(devices).set({ sealed: null }).where(here)
    note({ ...org, subject: deviceId, data: { issued: fresh.id, revoked } })
    return { token: fresh.token, network }
  },
})
