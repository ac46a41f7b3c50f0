import { LRUCache } from 'lru-cache'

/**
 * A map of at most so many entries, which drops what was used least recently. It takes memory as it fills: the library's
 * `max` takes it all at once, which is most of what an empty server would hold.
 */
export const recentlyUsed = <Key extends {}, Value extends {}>(entriesMax: number): LRUCache<Key, Value> =>
  new LRUCache<Key, Value>({ maxSize: entriesMax, sizeCalculation: () => 1 })
