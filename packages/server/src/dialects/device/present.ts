import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Secret } from '../../kernel/secret.ts'
import { Activated } from './schemas.ts'

const Network = Activated.properties.wifi

/** The network that a device is to join, as it was sealed beside it. */
export const presentNetwork = (network: Secret): Static<typeof Network> =>
  Value.Parse(Network, JSON.parse(network.reveal()))
