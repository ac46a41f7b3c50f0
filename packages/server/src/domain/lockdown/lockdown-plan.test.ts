import { drizzle } from 'drizzle-orm/node-postgres'
import { expect, it } from 'vitest'
import { lockdownPlans } from '../../store/schema/doors.ts'
import { lockdownPlanColumns } from './lockdown-plan.ts'

it('says that a plan is active by a lockdown of its own partner and location', () => {
  const { sql } = drizzle.mock().select(lockdownPlanColumns).from(lockdownPlans).toSQL()
  expect(sql).toContain('lockdowns.partner_id = "lockdown_plans"."partner_id"')
  expect(sql).toContain('lockdowns.location_id = "lockdown_plans"."location_id"')
})
