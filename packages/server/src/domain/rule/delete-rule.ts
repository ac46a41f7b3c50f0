import type { RuleId } from '../../kernel/ids.ts'
import { rules } from '../../store/schema/rules.ts'
import { orgCommand } from '../command.ts'
import { forWholeOrg } from '../operation.ts'
import { enterProject } from '../project/require-project.ts'
import { type RulePlace, ruleAt, ruleNotFound } from './rule.ts'

/** Deletes a rule; a project's credentials delete none of the organization's. */
export const deleteRule = orgCommand({
  name: 'rule.delete',
  scope: 'rules:write',
  alsoNeeds: forWholeOrg('org_rules:write'),
  event: 'rule.deleted',
  run: async (
    { tx, ctx, org, note },
    { projectId, ruleId }: RulePlace & { readonly ruleId: RuleId },
  ): Promise<void> => {
    if (projectId !== undefined) await enterProject(tx, ctx, org, projectId)
    const [deleted] = await tx
      .delete(rules)
      .where(ruleAt(org, { projectId }, ruleId))
      .returning({ name: rules.name })
    if (deleted === undefined) throw ruleNotFound()
    note({ ...org, subject: ruleId, data: { name: deleted.name } })
  },
})
