import { and, asc, eq, inArray } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { isStorableText } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { projects } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import { isClient, isClientAfter } from '../client-org.ts'
import { orgNotFound } from '../entry-rule.ts'
import { partnerQuery } from '../query.ts'
import { countOrgs } from './count-orgs.ts'
import { type Org, orgColumns, orgSeenByPartner, type Project } from './org.ts'

/** Lists a partner's client organizations from an offset, oldest first, with their number. */
export const listOrgs = partnerQuery({
  name: 'org.list',
  scope: 'orgs:read',
  run: async (
    { tx, ctx },
    { limit, offset }: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly orgs: readonly Org[]; readonly total: number }> => {
    // The skipped rows are walked in the index; only the page's own are fetched.
    const page = tx
      .select({ id: orgs.id })
      .from(orgs)
      .where(isClient)
      .orderBy(asc(orgs.id))
      .limit(limit)
      .offset(offset)
    const rows = await tx.select(orgColumns).from(orgs).where(inArray(orgs.id, page)).orderBy(asc(orgs.id))
    const now = ctx.domain.now()
    return { orgs: rows.map((row) => orgSeenByPartner(row, now)), total: await countOrgs(tx) }
  },
})

/** A client organization with its projects. */
export type OrgWithProjects = Org & { readonly projects: readonly Project[] }

const withProjects = async (tx: Tx, page: readonly Org[]): Promise<readonly OrgWithProjects[]> => {
  const visible = page.filter(({ status }) => status !== 'detached').map(({ id }) => id)
  const rows =
    visible.length === 0
      ? []
      : await tx.select().from(projects).where(inArray(projects.orgId, visible)).orderBy(asc(projects.id))
  return page.map((org) => ({ ...org, projects: rows.filter(({ orgId }) => orgId === org.id) }))
}

/** Reads one page of a partner's client organizations with their projects, oldest first. */
export const pageOrgs = partnerQuery({
  name: 'org.page',
  scope: 'orgs:read',
  run: async (
    { tx, ctx },
    { after, limit }: { readonly after?: OrgId | undefined; readonly limit: number },
  ): Promise<Page<OrgWithProjects>> => {
    const rows = await tx
      .select(orgColumns)
      .from(orgs)
      .where(isClientAfter(after))
      .orderBy(asc(orgs.id))
      .limit(limit + 1)
    const page = pageOf(rows, limit)
    const now = ctx.domain.now()
    return {
      ...page,
      items: await withProjects(
        tx,
        page.items.map((row) => orgSeenByPartner(row, now)),
      ),
    }
  },
})

/** Reads one client organization; throws `org.not_found` for a stranger's as for a missing one. */
export const getOrg = partnerQuery({
  name: 'org.get',
  scope: 'orgs:read',
  run: async ({ tx, ctx }, { orgId }: { readonly orgId: OrgId }): Promise<OrgWithProjects> => {
    const rows = await tx
      .select(orgColumns)
      .from(orgs)
      .where(and(eq(orgs.id, orgId), isClient))
    const now = ctx.domain.now()
    const [org] = await withProjects(
      tx,
      rows.map((row) => orgSeenByPartner(row, now)),
    )
    if (org === undefined) throw orgNotFound()
    return org
  },
})

/** Finds a client organization by the partner's own id for it. */
export const findOrgByExternalId = partnerQuery({
  name: 'org.find_by_external_id',
  scope: 'orgs:read',
  run: async ({ tx, ctx }, { externalId }: { readonly externalId: string }): Promise<Org> => {
    // An id that could never have been stored names nothing.
    if (!isStorableText(externalId)) throw orgNotFound()
    const [row] = await tx
      .select(orgColumns)
      .from(orgs)
      .where(and(eq(orgs.externalId, externalId), isClient))
    if (row === undefined) throw orgNotFound()
    return orgSeenByPartner(row, ctx.domain.now())
  },
})
