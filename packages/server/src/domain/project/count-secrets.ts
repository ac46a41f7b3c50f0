import type { ProjectId } from '../../kernel/ids.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

/** Counts a project's own secrets: those for language models, and the generic ones. Nothing stores secrets yet. */
export const countSecrets = async (
  _tx: Tx,
  _org: OrgScope,
  _projectId: ProjectId,
): Promise<{ readonly llms: number; readonly secrets: number }> => ({ llms: 0, secrets: 0 })
