import { and, isNull, type SQL } from 'drizzle-orm'
import type { CredentialId } from '../../kernel/ids.ts'
import { credentials } from '../../store/schema/credentials.ts'
import type { Tx } from '../../store/store.ts'
import type { Report } from '../command.ts'
import type { Domain } from '../context.ts'

/** Revokes the live credentials that a condition picks, and has them forgotten; answers which they were. */
export const retireCredentials = async (
  { tx, forget }: { readonly tx: Tx } & Pick<Report, 'forget'>,
  domain: Domain,
  picked: SQL | undefined,
): Promise<readonly CredentialId[]> => {
  const retired = await tx
    .update(credentials)
    .set({ revokedAt: domain.now() })
    .where(and(picked, isNull(credentials.revokedAt)))
    .returning({ id: credentials.id })
  const ids = retired.map(({ id }) => id)
  for (const credentialId of ids) forget({ credentialId })
  return ids
}
