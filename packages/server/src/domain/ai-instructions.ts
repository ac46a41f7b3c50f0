import { sql } from 'drizzle-orm'
import { orgs } from '../store/schema/orgs.ts'
import { partners } from '../store/schema/partners.ts'

/** How long the AI instructions of an organization, or a partner's default for all of its own, may be. */
export const AI_INSTRUCTIONS_CHARACTERS_MAX = 100_000

/**
 * What the agents of an organization go by, where it and its partner are read: its own instructions, or else the
 * partner's default, which is the partner's to give for as long as the organization is with it.
 */
export const instructionsThatCount = sql<string | null>`coalesce(${orgs.aiInstructions},
  case when ${orgs.status} <> 'detached' then ${partners.defaultAiInstructions} end)`
