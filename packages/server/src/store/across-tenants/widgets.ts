import { eq } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { holdColumns, type OrgHolds, orgs } from '../schema/orgs.ts'
import { partners } from '../schema/partners.ts'
import type { Store } from '../store.ts'

/** What a widget's token leads to. */
export interface FoundWidgetOrg {
  readonly id: OrgId
  readonly name: string
  readonly website: string | null
  readonly language: string
  /** Whether the partner that made the organization is. */
  readonly active: boolean
  readonly holds: OrgHolds
}

/** Finds the organization with this widget token. */
export const findWidgetOrg = (store: Store, token: string): Promise<FoundWidgetOrg | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: orgs.id,
        name: orgs.name,
        website: orgs.website,
        language: orgs.language,
        active: partners.active,
        holds: holdColumns,
      })
      .from(orgs)
      .innerJoin(partners, eq(partners.id, orgs.partnerId))
      .where(eq(orgs.widgetToken, token))
    return row
  })
