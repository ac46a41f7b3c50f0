import { lt } from 'drizzle-orm'
import { idempotencyResults } from './schema/events.ts'
import type { Store } from './store.ts'

/** Deletes stored answers that are too old to be presented again. */
export const sweepIdempotencyResults = (store: Store, before: Date): Promise<void> =>
  store.asOwner(
    async (tx) => void (await tx.delete(idempotencyResults).where(lt(idempotencyResults.createdAt, before))),
  )
