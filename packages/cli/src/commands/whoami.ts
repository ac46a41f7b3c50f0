import type { Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { connectAsPartner } from '../connect.ts'
import { type Column, printOne } from '../print.ts'

type Identity = Awaited<ReturnType<Tenantry['broker']['getIdentity']>>

const FIELDS: readonly Column<Identity>[] = [
  ['Kind', ({ kind }) => kind],
  ['Partner', ({ partnerId }) => partnerId],
  ['Organization', ({ organizationId }) => organizationId],
  ['Project', ({ projectId }) => projectId],
  ['Agent', ({ agentId }) => agentId],
  ['Credential', ({ credentialId }) => credentialId],
  ['Scopes', ({ scopes }) => scopes],
]

const whoami = async (_options: object, command: Command): Promise<void> => {
  const identity = await connectAsPartner(command).broker.getIdentity()
  printOne(
    command,
    identity,
    FIELDS.filter(([, cellOf]) => cellOf(identity) !== undefined),
  )
}

export const addWhoamiCommand = (command: Command): void => {
  command.action(whoami)
}
