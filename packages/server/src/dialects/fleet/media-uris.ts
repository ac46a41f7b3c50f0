import type { Snapshot } from '../../domain/snapshot/index.ts'
import { toRuuid } from '../../kernel/ids.ts'

/** What an installation calls the place where it keeps its media: there is this one. */
export const REGION = 'local'

/** Where a frame is served: below the media base URL of the guide. */
export const frameUri = (publicUrl: string, { id }: Pick<Snapshot, 'id'>): string =>
  `${publicUrl}/media/frames/${toRuuid(id)}`
