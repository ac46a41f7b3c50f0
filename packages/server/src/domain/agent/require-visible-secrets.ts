import { DomainError } from '../../kernel/errors.ts'
import type { Id, ProjectId } from '../../kernel/ids.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

export const secretNotFound = (): DomainError => new DomainError('secret.not_found', 'Secret not found')

/** Throws `secret.not_found` unless the project sees every one of the secrets. Nothing stores secrets yet. */
export const requireVisibleSecrets = async (
  _tx: Tx,
  _org: OrgScope,
  _projectId: ProjectId,
  ids: readonly Id<'secret'>[],
): Promise<void> => {
  if (ids.length > 0) throw secretNotFound()
}
