import { randomBytes } from 'node:crypto'
import type { AgentId, OrgId, PartnerId, ProjectId } from '../../kernel/ids.ts'
import { slugify } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { agents, projects } from '../../store/schema/projects.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { type PreparedCredential, prepareCredential } from '../credential/issue-credential.ts'

type OrgRow = typeof orgs.$inferInsert
type Wish = Omit<OrgRow, 'slug' | 'createdAt'> & { readonly id: OrgId; readonly partnerId: PartnerId }

export interface InsertedOrg {
  readonly org: OrgRow
  readonly projectId: ProjectId
  readonly agentId: AgentId
  /** Still to be stored, with whatever other credentials the organization begins with. */
  readonly agentToken: PreparedCredential
}

// Six characters apart, so that creates with one name never wait for or refuse one another.
const slugFor = (name: string): string =>
  `${slugify(name, 'org')}-${randomBytes(5).toString('hex').slice(0, 6)}`

/** Writes an organization with its default project and that project's default agent. */
export const insertOrg = async (tx: Tx | OperatorTx, domain: Domain, wish: Wish): Promise<InsertedOrg> => {
  const createdAt = domain.now()
  const { partnerId, id: orgId } = wish
  const projectId = domain.newId<ProjectId>()
  const agentId = domain.newId<AgentId>()
  const org: OrgRow = { ...wish, slug: slugFor(wish.name), createdAt }
  await tx.insert(orgs).values(org)
  await tx
    .insert(projects)
    .values({ partnerId, orgId, id: projectId, name: 'Default', slug: 'default', isDefault: true, createdAt })
  await tx.insert(agents).values({
    partnerId,
    orgId,
    projectId,
    id: agentId,
    name: 'Default',
    identifier: 'default',
    isDefault: true,
    createdAt,
  })
  const agentToken = await prepareCredential(domain, {
    kind: 'agent_token',
    name: 'Default',
    partnerId,
    orgId,
    projectId,
    agentId,
  })
  return { org, projectId, agentId, agentToken }
}
