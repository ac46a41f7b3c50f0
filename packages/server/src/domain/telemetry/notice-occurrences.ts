import type { DeviceId, OccurrenceId } from '../../kernel/ids.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import type { NOTICED_KINDS } from './occurrences.ts'
import { writeOccurrences } from './write-occurrences.ts'

/** Writes down what the server itself has noticed of devices just now. */
export const noticeOccurrences = async (
  tx: Tx,
  { now, newId }: Domain,
  { partnerId }: OrgScope,
  kind: (typeof NOTICED_KINDS)[number],
  deviceIds: readonly DeviceId[],
): Promise<void> => {
  const at = now()
  const noticed = deviceIds.map((deviceId) => ({ id: newId<OccurrenceId>(), deviceId, kind, at, data: {} }))
  await writeOccurrences(tx, partnerId, noticed)
}
