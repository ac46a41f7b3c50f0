import type { Logger } from 'pino'
import type { Secret } from '../kernel/secret.ts'
import { type CountStore, memoryCounter } from './counter.ts'
import { SharedCounts } from './shared-counts.ts'

const memoryCounts: CountStore = {
  counter: (_name, windowSeconds) => memoryCounter(windowSeconds),
  isShared: () => false,
  close: async () => {},
}

/** Opens what counts are kept in: Redis or Valkey where a URL names one, else the memory of this process. */
export const openCountStore = async (redisUrl: Secret | undefined, logger: Logger): Promise<CountStore> =>
  redisUrl === undefined ? memoryCounts : SharedCounts.open(redisUrl, logger)
