import { orgQuery } from '../query.ts'
import { type HandOverReceipt, handOverOf } from './hand-over.ts'

/** Reads the hand-over receipt of the organization that the call runs in. */
export const readReceipt = orgQuery({
  name: 'org.read_receipt',
  scope: 'org:manage',
  despiteHold: true,
  run: ({ tx, ctx, org }): Promise<HandOverReceipt> => handOverOf(tx, org, ctx.domain.now()),
})
