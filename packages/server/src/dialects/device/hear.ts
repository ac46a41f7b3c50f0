import type { FastifyRequest } from 'fastify'
import type { Context, Domain } from '../../domain/context.ts'
import { reportDeviceState } from '../../domain/device/index.ts'
import { wrongPlace } from '../../domain/operation.ts'
import type { DevicePrincipal } from '../../domain/principal.ts'
import { contextOf } from '../../http/request.ts'

/** The device that reports, and the context of what it reports: a repeated report does no harm, so none takes a key. */
export const reportOf = (
  domain: Domain,
  request: FastifyRequest,
): { readonly device: DevicePrincipal; readonly context: Context } => {
  const { idempotency: _, ...context } = contextOf(domain, request)
  if (context.principal.kind !== 'device') throw wrongPlace()
  return { device: context.principal, context }
}

/** Takes whatever a device says for a sign of life, with what it says of how it is. */
export const hear = async (
  domain: Domain,
  request: FastifyRequest,
  state: Parameters<typeof reportDeviceState>[2],
): Promise<void> => {
  const { device, context } = reportOf(domain, request)
  if (domain.heartbeats.note(device, state)) return
  await reportDeviceState(context, 'own', state)
  domain.heartbeats.remember(device, state)
}
