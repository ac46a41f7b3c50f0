import type { Static } from 'typebox'
import type { App, AppConnection, Vault } from '../../../domain/app/index.ts'
import type * as schemas from '../schemas/apps.ts'

const ofApp = ({ id, label, status, scopes, connectedAt }: AppConnection) => ({
  id,
  label,
  status,
  scopes: [...scopes],
  connectedAt: connectedAt.toISOString(),
})

/** OpenAPI, `App`; the command line reads `connection`. */
export const presentApp = ({ id, name, connections }: App): Static<typeof schemas.App> => {
  const presented = connections.map(ofApp)
  return {
    id,
    name,
    available: true,
    configurable: true,
    connection: presented[0] ?? null,
    connections: presented,
  }
}

/** OpenAPI, `AppConnection`. */
export const presentConnection = (connection: AppConnection): Static<typeof schemas.Connection> => ({
  ...ofApp(connection),
  provider: connection.provider,
  scope: connection.scope,
})

/** OpenAPI, `VaultConnection`. */
export const presentVault = ({
  lastConnectedAt,
  ...vault
}: Vault): Static<typeof schemas.VaultList>[number] => ({
  ...vault,
  lastConnectedAt: lastConnectedAt?.toISOString() ?? null,
})
