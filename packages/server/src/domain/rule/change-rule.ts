import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '../../kernel/errors.ts'
import type { RuleId } from '../../kernel/ids.ts'
import { rules } from '../../store/schema/rules.ts'
import { orgCommand } from '../command.ts'
import { forWholeOrg } from '../operation.ts'
import { enterProject } from '../project/require-project.ts'
import {
  checkRule,
  type RuleDetails,
  type RulePlace,
  requireRuleAgent,
  ruleAt,
  ruleColumns,
  ruleNotFound,
} from './rule.ts'

interface Input extends RulePlace {
  readonly ruleId: RuleId
  readonly changes: Partial<RuleDetails>
}

/** Changes the details of a rule that are given; what comes of it has to be a whole rule. */
export const changeRule = orgCommand({
  name: 'rule.change',
  scope: 'rules:write',
  alsoNeeds: forWholeOrg('org_rules:write'),
  event: 'rule.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { projectId, ruleId, changes }: Input): Promise<void> => {
    if (projectId !== undefined) await enterProject(tx, ctx, org, projectId)
    const here = ruleAt(org, { projectId }, ruleId)
    const [known] = await tx.select(ruleColumns).from(rules).where(here).for('update')
    if (known === undefined) throw ruleNotFound()
    if (Object.keys(changes).length === 0)
      throw new DomainError('request.invalid', 'At least one field must be provided')
    const next = { ...known, ...changes }
    checkRule(next)
    if (next.agentId !== null && next.agentId !== known.agentId)
      await requireRuleAgent(tx, org, { projectId }, next.agentId)
    if (isDeepStrictEqual(next, known)) return unchanged()
    await tx.update(rules).set(changes).where(here)
    // What a condition looks for is the customer's data, and an event stays for ever.
    const { conditions, ...shown } = changes
    const changed = { ...shown, ...(conditions !== undefined && { conditions: conditions.length }) }
    note({ ...org, subject: ruleId, data: { changed } })
  },
})
