import type { Snapshot } from '../../domain/snapshot/index.ts'
import { toRuuid } from '../../kernel/ids.ts'

/** Where a frame is served: below the media base URL of the guide. */
export const frameUri = (publicUrl: string, { id }: Pick<Snapshot, 'id'>): string =>
  `${publicUrl}/media/frames/${toRuuid(id)}`
