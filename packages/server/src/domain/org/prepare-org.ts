import { randomBytes } from 'node:crypto'
import type { AgentId, OrgId, PartnerId, ProjectId } from '../../kernel/ids.ts'
import { slugify } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { type Insertion, insertionOf } from '../../store/statement.ts'
import type { Domain } from '../context.ts'
import type { PreparedCredential } from '../credential/issue-credential.ts'
import { prepareProject } from '../project/prepare-project.ts'

const orgRows = insertionOf('org', orgs, [
  ...(['partnerId', 'id', 'isOwn', 'name', 'slug', 'externalId', 'website', 'language'] as const),
  ...(['aiInstructions', 'widgetToken', 'contactName', 'contactEmail', 'createdAt'] as const),
])
/** What an organization begins with, besides its ids; texts that are left out are none. */
interface Wish {
  readonly partnerId: PartnerId
  readonly id: OrgId
  readonly isOwn: boolean
  readonly name: string
  readonly externalId?: string | undefined
  readonly website?: string | undefined
  readonly language?: string | undefined
  readonly aiInstructions?: string | undefined
  readonly widgetToken?: string | undefined
  readonly contactName?: string | undefined
  readonly contactEmail?: string | undefined
}

interface Options {
  /** Whether the partner is shown the agent's token. */
  readonly tokenShownToPartner: boolean
}

/** An organization with its default project and that project's default agent, ready to be inserted. */
export interface PreparedOrg {
  readonly projectId: ProjectId
  readonly agentId: AgentId
  /** Still to be stored, with whatever other credentials the organization begins with. */
  readonly agentToken: PreparedCredential
  readonly insertions: readonly Insertion[]
}

// 48 random bits apart, so that any number of creates with one name neither wait for nor refuse one another.
const slugFor = (name: string): string =>
  `${slugify(name, 'org')}-${randomBytes(6).readUIntBE(0, 6).toString(36).padStart(10, '0')}`

const orgRow = ({
  externalId,
  website,
  aiInstructions,
  widgetToken,
  contactName,
  contactEmail,
  ...wish
}: Wish) => ({
  ...wish,
  slug: slugFor(wish.name),
  language: wish.language ?? 'en',
  externalId: externalId ?? null,
  website: website ?? null,
  aiInstructions: aiInstructions ?? null,
  widgetToken: widgetToken ?? null,
  contactName: contactName ?? null,
  contactEmail: contactEmail ?? null,
})

/** Prepares an organization with its default project and that project's default agent. */
export const prepareOrg = async (domain: Domain, wish: Wish, options: Options): Promise<PreparedOrg> => {
  const { partnerId, id: orgId } = wish
  const projectId = domain.newId<ProjectId>()
  const first = { partnerId, orgId, id: projectId, name: 'Default', slug: 'default', isDefault: true }
  const { agentId, createdAt, agentToken, insertions } = await prepareProject(domain, first, options)
  return {
    projectId,
    agentId,
    agentToken,
    insertions: [orgRows({ ...orgRow(wish), createdAt }), ...insertions],
  }
}
