import { DomainError } from '../../kernel/errors.ts'
import type { Id, ProjectId } from '../../kernel/ids.ts'
import { enterProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'

/** An account at an app that agents may use. */
export interface AppConnection {
  readonly id: Id<'connection'>
  readonly provider: string
  readonly label: string | null
  readonly status: string
  readonly scopes: readonly string[]
  readonly scope: 'project' | 'organization'
  readonly connectedAt: Date
}

/** An app that agents can be connected to. */
export interface App {
  readonly id: string
  readonly name: string
  readonly connections: readonly AppConnection[]
}

/** A vault that credentials can be read from. */
export interface Vault {
  readonly id: Id<'vault'>
  readonly provider: string
  readonly status: string
  readonly name: string | null
  readonly lastConnectedAt: Date | null
}

/** This server offers none: credentials are stored as secrets. */
const OFFERED: readonly App[] = []

/** Lists the apps that a project can use, with its connections; with `undefined` those that any project can. */
export const listApps = orgQuery({
  name: 'app.list',
  scope: 'secrets:read',
  run: async (
    { tx, ctx, org },
    { projectId }: { readonly projectId: ProjectId | undefined },
  ): Promise<readonly App[]> => {
    if (projectId !== undefined) await enterProject(tx, ctx, org, projectId)
    return OFFERED
  },
})

/** Lists the apps that an organization has connected or configured for all of its projects. */
export const listOrgApps = orgQuery({
  name: 'app.list_of_org',
  scope: 'org:manage',
  run: async (): Promise<readonly App[]> => OFFERED,
})

/** Lists the vaults that a project is connected to. */
export const listVaults = orgQuery({
  name: 'vault.list',
  scope: 'secrets:read',
  run: async (
    { tx, ctx, org },
    { projectId }: { readonly projectId: ProjectId },
  ): Promise<readonly Vault[]> => {
    await enterProject(tx, ctx, org, projectId)
    return []
  },
})

/** Refuses what is asked of a single app: no provider is known here. */
export const unknownApp = (): DomainError => new DomainError('app.not_found', 'Unknown provider')

/** Refuses to set up something for an app that is not offered. */
export const unconfigurableApp = (): DomainError =>
  new DomainError('app.not_configurable', 'Unknown provider')

/** Refuses what is asked of a single connection: there is none to any app. */
export const unknownConnection = (): DomainError =>
  new DomainError('connection.not_found', 'Connection not found')
