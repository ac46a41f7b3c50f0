import { eq } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { DomainError, type ErrorCode } from '../kernel/errors.ts'
import type { Tx } from '../store/store.ts'
import type { OrgScope } from './org-scope.ts'

type OrgRows = PgTable & { readonly orgId: PgColumn; readonly id: PgColumn }

interface Room {
  /** How many an organization may have. */
  readonly max: number
  readonly code: ErrorCode
  /** What they are called. */
  readonly plural: string
}

/** Checks that an organization may have one more row of a kind that its clients can grow. */
export const requireRoom = async (
  tx: Tx,
  { orgId }: OrgScope,
  rows: OrgRows,
  { max, code, plural }: Room,
): Promise<void> => {
  const [last] = await tx
    .select({ id: rows.id })
    .from(rows)
    .where(eq(rows.orgId, orgId))
    .offset(max - 1)
    .limit(1)
  if (last !== undefined) throw new DomainError(code, `An organization has at most ${max} ${plural}`)
}
