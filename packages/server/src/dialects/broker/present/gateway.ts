import type { Static } from 'typebox'
import type { GatewayRequest } from '../../../domain/gateway-request/index.ts'
import type { GatewaySwitch } from '../../../domain/gateway-switch/index.ts'
import type * as schemas from '../schemas/gateway.ts'

export const presentSwitch = ({ stoppedAt }: GatewaySwitch): Static<typeof schemas.GatewaySwitch> => ({
  stopped: stoppedAt !== null,
  stoppedAt: stoppedAt?.toISOString() ?? null,
})

export const presentGatewayRequest = ({
  partnerId: _partnerId,
  orgId: _orgId,
  at,
  secretIds,
  nanoDollars,
  ...request
}: GatewayRequest): Static<typeof schemas.GatewayRequest> => ({
  ...request,
  at: at.toISOString(),
  secretIds: [...secretIds],
  nanoDollars: String(nanoDollars),
})
