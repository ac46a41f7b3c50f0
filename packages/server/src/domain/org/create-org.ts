import { mintLinkToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Id, OrgId, ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { orgConnections } from '../../store/schema/orgs.ts'
import { insertTogether } from '../../store/statement.ts'
import type { Tx } from '../../store/store.ts'
import { prepareClaimLink } from '../claim/prepare-claim-link.ts'
import { partnerCommand } from '../command.ts'
import type { Context } from '../context.ts'
import { credentialRows, prepareCredential } from '../credential/issue-credential.ts'
import { postWelcomeMail } from '../mail/post-welcome-mail.ts'
import type { PartnerPrincipal } from '../principal.ts'
import { addToOrgCount } from './count-orgs.ts'
import { checkNewOrg, type NewOrg } from './org.ts'
import { prepareOrg } from './prepare-org.ts'

interface Input extends NewOrg {
  /** Whether to issue the keys that are shown with the answer; without, the organization begins with none. */
  readonly withKeys: boolean
  /** Whether to write to the contact and send the claim link. */
  readonly welcome: boolean
}

export interface CreatedOrg {
  readonly id: OrgId
  readonly name: string
  readonly externalId: string | null
  readonly widgetToken: string
  readonly projectId: ProjectId
  readonly agentToken: Secret
  readonly claimUrl: Secret
  readonly keys?: { readonly org: Secret; readonly project: Secret }
}

const externalIdTaken = (cause: unknown): DomainError =>
  new DomainError('org.external_id_taken', 'externalId belongs to another organization already', {
    field: 'externalId',
    cause,
  })

const UNIQUE_VIOLATION = '23505'
/** The index decides, so that of two creates at once one gets through. */
const isTakenExternalId = (error: unknown): boolean => {
  const { cause = error } = error as { cause?: unknown }
  const { code, constraint } = cause as { code?: string; constraint?: string }
  return code === UNIQUE_VIOLATION && constraint === 'orgs_external_id'
}

interface StoredConnection {
  readonly id: Id<'connection'>
  readonly provider: string
  readonly name: string
}

/** Stores the connections, sealed; answers what may be told of them. */
const storeConnections = async (
  tx: Tx,
  ctx: Context<PartnerPrincipal>,
  orgId: OrgId,
  input: Input,
): Promise<readonly StoredConnection[]> => {
  const { domain, principal } = ctx
  const rows = (input.connections ?? []).map(({ provider, name, config }) => {
    const id = domain.newId<Id<'connection'>>()
    const sealed = domain.keyRing.seal(config, { tenant: principal.partnerId, row: `org_connections/${id}` })
    return { partnerId: principal.partnerId, id, orgId, provider, name, sealed, createdAt: domain.now() }
  })
  if (rows.length > 0) await tx.insert(orgConnections).values(rows)
  return rows.map(({ id, provider, name }) => ({ id, provider, name }))
}

/**
 * Provisions a client organization, whole or not at all: default project, default agent with its token, live claim
 * link and, where asked for, an organization key and a project key.
 */
export const createOrg = partnerCommand({
  name: 'org.create',
  scope: 'orgs:write',
  event: 'org.created',
  prepare: ({ domain }, input: Input) => {
    const { connections = [] } = input
    if (connections.length === 0) return undefined
    return async () => {
      // Nobody is asked about an organization that would be refused anyway.
      checkNewOrg(input)
      await domain.checkConnections(connections)
    }
  },
  run: async ({ tx, ctx, note }, input: Input): Promise<CreatedOrg> => {
    const name = checkNewOrg(input)
    const { domain, principal } = ctx
    const { partnerId } = principal
    const { connections: _, withKeys, welcome, ...details } = input
    const { externalId = null, contactName = null, contactEmail = null } = details
    const orgId = domain.newId<OrgId>()
    const widgetToken = mintLinkToken().reveal()
    const wish = { ...details, name, partnerId, id: orgId, isOwn: false, widgetToken }
    const made = await prepareOrg(domain, wish, { tokenShownToPartner: withKeys })
    const { projectId } = made
    const key = { name: 'Default', partnerId, orgId, seenByPartner: true } as const
    const orgKey = withKeys && (await prepareCredential(domain, { ...key, kind: 'org_key' }))
    const projectKey =
      withKeys && (await prepareCredential(domain, { ...key, kind: 'project_key', projectId }))
    const issued = [made.agentToken, ...(orgKey && projectKey ? [orgKey, projectKey] : [])]
    const claimLink = prepareClaimLink(domain, { partnerId, orgId })
    await insertTogether(tx, ...made.insertions, credentialRows(issued), claimLink.insertion).catch(
      (error: unknown) => {
        throw isTakenExternalId(error) ? externalIdTaken(error) : error
      },
    )
    const connections = await storeConnections(tx, ctx, orgId, input)
    if (welcome && contactEmail !== null) {
      await postWelcomeMail(tx, domain, {
        partnerId,
        orgId,
        orgName: name,
        contactName,
        contactEmail,
        claimUrl: claimLink.url,
      })
    }
    await addToOrgCount(tx, domain, partnerId, 1)
    note({
      partnerId,
      orgId,
      subject: orgId,
      data: {
        name,
        externalId,
        projectId,
        agentId: made.agentId,
        claimLinkId: claimLink.id,
        credentialIds: issued.map(({ id }) => id),
        ...(connections.length > 0 && { connections }),
      },
    })
    const created = {
      id: orgId,
      name,
      externalId,
      widgetToken,
      projectId,
      agentToken: made.agentToken.token,
      claimUrl: claimLink.url,
    }
    return orgKey && projectKey
      ? { ...created, keys: { org: orgKey.token, project: projectKey.token } }
      : created
  },
})
