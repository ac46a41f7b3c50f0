import type { AgentId, OrgId, PartnerId, ProjectId } from '../../kernel/ids.ts'
import { agents, projects } from '../../store/schema/projects.ts'
import { type Insertion, insertionOf } from '../../store/statement.ts'
import type { Domain } from '../context.ts'
import { type PreparedCredential, prepareCredential } from '../credential/issue-credential.ts'

const projectRows = insertionOf('project', projects, [
  ...(['partnerId', 'orgId', 'id', 'name', 'slug', 'isDefault', 'createdAt'] as const),
])
const agentRows = insertionOf('agent', agents, [
  ...(['partnerId', 'orgId', 'projectId', 'id', 'name', 'identifier', 'isDefault', 'createdAt'] as const),
])

interface Wish {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly id: ProjectId
  readonly name: string
  readonly slug: string
  readonly isDefault: boolean
}

interface Options {
  /** Whether the partner is shown the token of the project's default agent. */
  readonly tokenShownToPartner: boolean
}

/** A project with its default agent, ready to be inserted. */
interface PreparedProject {
  readonly agentId: AgentId
  readonly createdAt: Date
  /** Still to be stored, with whatever other credentials the project begins with. */
  readonly agentToken: PreparedCredential
  readonly insertions: readonly Insertion[]
}

/** Prepares a project with its default agent. */
export const prepareProject = async (
  domain: Domain,
  wish: Wish,
  { tokenShownToPartner }: Options,
): Promise<PreparedProject> => {
  const createdAt = domain.now()
  const { partnerId, orgId, id: projectId } = wish
  const agentId = domain.newId<AgentId>()
  const token = { kind: 'agent_token', name: 'Default', partnerId, orgId, projectId, agentId } as const
  const agent = { partnerId, orgId, projectId, id: agentId, name: 'Default', identifier: 'default' }
  return {
    agentId,
    createdAt,
    agentToken: await prepareCredential(domain, { ...token, seenByPartner: tokenShownToPartner }),
    insertions: [projectRows({ ...wish, createdAt }), agentRows({ ...agent, isDefault: true, createdAt })],
  }
}
