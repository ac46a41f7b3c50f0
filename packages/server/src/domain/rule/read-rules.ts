import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { RuleId } from '../../kernel/ids.ts'
import { rules } from '../../store/schema/rules.ts'
import { forWholeOrg } from '../operation.ts'
import type { OrgScope } from '../org-scope.ts'
import { enterProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { type Rule, type RulePlace, ruleColumns, ruleNotFound } from './rule.ts'

/** A project is bound by its own rules and by the organization's. */
const binding = (org: OrgScope, { projectId }: RulePlace) =>
  and(
    eq(rules.orgId, org.orgId),
    projectId === undefined
      ? isNull(rules.projectId)
      : or(isNull(rules.projectId), eq(rules.projectId, projectId)),
  )

/** Lists the rules that bind a project, the organization's among them, or those of the organization; oldest first. */
export const listRules = orgQuery({
  name: 'rule.list',
  scope: 'rules:read',
  alsoNeeds: forWholeOrg('org_rules:read'),
  run: async ({ tx, ctx, org }, place: RulePlace): Promise<readonly Rule[]> => {
    if (place.projectId !== undefined) await enterProject(tx, ctx, org, place.projectId)
    return tx.select(ruleColumns).from(rules).where(binding(org, place)).orderBy(asc(rules.id))
  },
})

/** Reads one of the rules that bind a place. */
export const getRule = orgQuery({
  name: 'rule.get',
  scope: 'rules:read',
  alsoNeeds: forWholeOrg('org_rules:read'),
  run: async ({ tx, ctx, org }, place: RulePlace & { readonly ruleId: RuleId }): Promise<Rule> => {
    if (place.projectId !== undefined) await enterProject(tx, ctx, org, place.projectId)
    const [rule] = await tx
      .select(ruleColumns)
      .from(rules)
      .where(and(binding(org, place), eq(rules.id, place.ruleId)))
    if (rule === undefined) throw ruleNotFound()
    return rule
  },
})
