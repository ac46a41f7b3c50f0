import type { Static } from 'typebox'
import type { Clip, ClipMoment, ClipOrder, ClipQuery } from '../../domain/clip/index.ts'
import { invalidField } from '../../kernel/errors.ts'
import { type ClipId, parseRuuid, toRuuid } from '../../kernel/ids.ts'
import { filterOf } from './body-ids.ts'
import { withoutFacet } from './device-details.ts'
import { boundOfMs, momentOfMs } from './moment-of-ms.ts'
import * as schemas from './schemas/clips.ts'

type Asked = Static<typeof schemas.ClipsQuery>

/** The vendor's document names no values: these are what the fields of a clip are called. */
const MOMENTS: Readonly<Record<string, ClipMoment>> = { createdAtMs: 'made', timestampMs: 'shown' }

const momentNamed = (field: string, name: string): ClipMoment => {
  const moment = Object.hasOwn(MOMENTS, name) ? MOMENTS[name] : undefined
  if (moment === undefined) throw invalidField(field, `must be ${Object.keys(MOMENTS).join(' or ')}`)
  return moment
}

const orderOf = ({ sortField = 'createdAtMs', sortOrder = 'desc' }: Asked): ClipOrder => {
  const direction = sortOrder.toLowerCase()
  if (direction !== 'asc' && direction !== 'desc') throw invalidField('sortOrder', 'must be asc or desc')
  return { by: momentNamed('sortField', sortField), descending: direction === 'desc' }
}

const keyOf = ({ by, descending }: ClipOrder): string => `${by}-${descending ? 'desc' : 'asc'}`

const followingOf = (token: string | undefined, order: ClipOrder): ClipQuery['following'] => {
  if (token === undefined || token === '') return undefined
  const [key, ms = '', uuid] = token.split('.')
  const id = parseRuuid<ClipId>(uuid)
  // A page that goes on in another order would leave clips out and show others twice.
  if (key !== keyOf(order) || !/^\d{1,16}$/.test(ms) || id === undefined)
    throw invalidField('pageToken', 'must be that of the page before, in the same order')
  return { at: momentOfMs(Number(ms)), id }
}

/** What a request asks of the clips, in the domain's words. Empty filters are none. */
export const readClipQuery = (asked: Asked): ClipQuery => {
  const { searchFilter = '', timestampFilterField = 'timestampMs', pageSize = schemas.PAGE_DEFAULT } = asked
  const order = orderOf(asked)
  return {
    deviceIds: filterOf(asked.deviceUuidFilters?.map(withoutFacet)),
    locationIds: filterOf(asked.locationUuidFilters?.map(withoutFacet)),
    text: searchFilter === '' ? undefined : searchFilter,
    privateOnly: asked.filterByPrivate === true,
    within: momentNamed('timestampFilterField', timestampFilterField),
    after: boundOfMs(asked.timestampMsAfter),
    before: boundOfMs(asked.timestampMsBefore),
    order,
    following: followingOf(asked.pageToken, order),
    limit: pageSize,
  }
}

/** Where the next page begins: behind the last clip of this one. */
export const pageTokenOf = ({ createdAt, startsAt, id }: Clip, order: ClipOrder): string =>
  `${keyOf(order)}.${(order.by === 'made' ? createdAt : startsAt).getTime()}.${toRuuid(id)}`
