import { randomBytes } from 'node:crypto'
import { hashToken, mintLinkToken } from '../../crypto/token.ts'
import type { AgentId, ProjectId, TeamProvisionId, UserId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { agents, projects } from '../../store/schema/projects.ts'
import { teamProvisions } from '../../store/schema/team-provisions.ts'
import { insertTogether } from '../../store/statement.ts'
import { orgCommand } from '../command.ts'
import { credentialRows, prepareCredential } from '../credential/issue-credential.ts'
import { isFromPartner } from '../principal.ts'
import { holdProjects } from '../project/project.ts'

/** A place that was never claimed is cleared away after this. */
const PROVISION_DAYS = 7

interface Input {
  readonly role: 'admin' | 'member'
  readonly skipOnboarding: boolean
}

/** A place that waits for a team member; the key and the link are shown this once. */
export interface TeamProvision {
  readonly id: TeamProvisionId
  readonly userId: UserId
  readonly projectId: ProjectId
  readonly apiKey: Secret
  readonly claimUrl: Secret
  readonly expiresAt: Date
}

/** Where a team member's link leads. */
const provisionUrl = (publicUrl: string, token: Secret): Secret =>
  new Secret(`${publicUrl}/join?token=${token.reveal()}`)

/** Makes a place for a team member who has no account yet: a project of its own with a default agent and a key that works at once, and a link to claim it. */
export const provisionTeamMember = orgCommand({
  name: 'team_provision.create',
  scope: 'members:write',
  event: 'team_provision.created',
  run: async ({ tx, ctx, org, note }, { role, skipOnboarding }: Input): Promise<TeamProvision> => {
    const { domain } = ctx
    const { partnerId, orgId } = org
    await holdProjects(tx, org)
    const [id, userId] = [domain.newId<TeamProvisionId>(), domain.newId<UserId>()]
    const [projectId, agentId] = [domain.newId<ProjectId>(), domain.newId<AgentId>()]
    const createdAt = domain.now()
    const expiresAt = new Date(createdAt.getTime() + PROVISION_DAYS * 86_400_000)
    const here = { partnerId, orgId, projectId }
    const fromPartner = isFromPartner(ctx.principal)
    const shared = { ...here, name: 'Default', seenByPartner: fromPartner }
    const agentToken = await prepareCredential(domain, { ...shared, agentId, kind: 'agent_token' })
    const key = await prepareCredential(domain, { ...shared, userId, kind: 'project_key' })
    const token = mintLinkToken()
    const slug = `member-${randomBytes(6).readUIntBE(0, 6).toString(36).padStart(10, '0')}`
    const made = { partnerId, orgId, createdAt }
    await tx.insert(projects).values({ ...made, id: projectId, name: 'Team member', slug })
    await tx
      .insert(agents)
      .values({ ...made, id: agentId, projectId, name: 'Default', identifier: 'default', isDefault: true })
    await insertTogether(tx, credentialRows([agentToken, key]))
    await tx.insert(teamProvisions).values({
      ...{ ...made, id, projectId, userId, role, skipOnboarding, expiresAt, fromPartner },
      madeBy: ctx.principal.user?.id ?? null,
      tokenHash: hashToken(token.reveal()),
      sealed: domain.keyRing.seal(token, { tenant: partnerId, row: `team_provisions/${id}` }),
    })
    const credentialIds = [agentToken.id, key.id]
    note({ ...org, subject: id, data: { role, userId, projectId, agentId, credentialIds, expiresAt } })
    const claimUrl = provisionUrl(domain.policy.publicUrl, token)
    return { id, userId, projectId, apiKey: key.token, claimUrl, expiresAt }
  },
})
