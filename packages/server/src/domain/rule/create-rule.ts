import { count, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { RuleId } from '../../kernel/ids.ts'
import { rules } from '../../store/schema/rules.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { forWholeOrg } from '../operation.ts'
import type { OrgScope } from '../org-scope.ts'
import { enterProject } from '../project/require-project.ts'
import { checkRule, type Rule, type RuleDetails, type RulePlace, requireRuleAgent } from './rule.ts'

/** Every request of an agent is held against all of them, and lists are not paged. */
const RULES_MAX = 1_000

const requireRoom = async (tx: Tx, org: OrgScope): Promise<void> => {
  const [known] = await tx.select({ rules: count() }).from(rules).where(eq(rules.orgId, org.orgId))
  if (known !== undefined && known.rules >= RULES_MAX)
    throw new DomainError('rule.too_many', `An organization has at most ${RULES_MAX} rules`)
}

/** Creates a rule of a project, for one of its agents if wanted, or of the whole organization. */
export const createRule = orgCommand({
  name: 'rule.create',
  scope: 'rules:write',
  alsoNeeds: forWholeOrg('org_rules:write'),
  event: 'rule.created',
  run: async (
    { tx, ctx, org, note },
    { projectId, details }: RulePlace & { readonly details: RuleDetails },
  ): Promise<Rule> => {
    if (projectId !== undefined) await enterProject(tx, ctx, org, projectId)
    checkRule(details)
    await requireRoom(tx, org)
    if (details.agentId !== null) await requireRuleAgent(tx, org, { projectId }, details.agentId)
    const rule: Rule = {
      ...details,
      projectId: projectId ?? null,
      id: ctx.domain.newId<RuleId>(),
      createdAt: ctx.domain.now(),
    }
    const { partnerId, orgId } = org
    await tx.insert(rules).values({ ...rule, partnerId, orgId })
    const { name, action, agentId } = rule
    note({ ...org, subject: rule.id, data: { name, action, projectId: rule.projectId, agentId } })
    return rule
  },
})
