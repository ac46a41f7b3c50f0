import { asc, gt } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { DoorId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { devices } from '../../store/schema/devices.ts'
import { doors } from '../../store/schema/doors.ts'
import { orgQuery } from '../query.ts'
import { type Door, doorColumns, doorsIn, ofDevice } from './door.ts'

export const DOORS_PAGE_MAX = 1_000

/** Reads one page of the doors of the organization that the call runs in, oldest first. Throws `request.invalid`. */
export const pageDoors = orgQuery({
  name: 'door.page',
  scope: 'doors:read',
  run: async (
    { tx, org },
    { after, limit }: { readonly after?: DoorId | undefined; readonly limit: number },
  ): Promise<Page<Door>> => {
    if (limit < 1 || limit > DOORS_PAGE_MAX)
      throw invalidField('limit', `must lie between 1 and ${DOORS_PAGE_MAX}`)
    const rows = await tx
      .select(doorColumns)
      .from(doors)
      .innerJoin(devices, ofDevice)
      .where(doorsIn(org.orgId, after === undefined ? undefined : gt(doors.id, after)))
      .orderBy(asc(doors.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
