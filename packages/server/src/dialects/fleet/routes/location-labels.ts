import {
  addLocationLabel,
  listLocationLabels,
  type NamedLocation,
  removeLocationLabel,
} from '../../../domain/location/index.ts'
import { type LocationId, parseRuuid } from '../../../kernel/ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/locations.ts'
import { Done, Empty } from '../schemas/shared.ts'

/** OpenAPI, `addLocationLabel`: the name of a location, or its id. */
const namedBy = (locationIdentifier: string | undefined): NamedLocation => {
  const name = required('locationIdentifier', locationIdentifier)
  const id = parseRuuid<LocationId>(name)
  return id === undefined ? { name } : { id }
}

const CHANGES = [
  ['addLocationLabel', 'Put a label on a location', addLocationLabel],
  ['removeLocationLabel', 'Take a label off a location', removeLocationLabel],
] as const

/** Wire facts, sections 4.3 and 4.4: the labels of locations. */
export const locationLabelRoutes = clientEndpoints('Location', ({ read, write }) => {
  read('location/getLocationLabelsForOrg', {
    summary: 'Every label that some location has',
    body: Empty,
    answer: schemas.LocationLabels,
    handle: async ({ ctx, target }) => ({
      locationLabels: [...(await listLocationLabels(ctx, target, undefined))],
    }),
  })

  for (const [name, summary, change] of CHANGES)
    write(`location/${name}`, {
      summary,
      body: schemas.LocationLabel,
      answer: Done,
      spelling: { location: 'locationIdentifier' },
      handle: async (call, { locationIdentifier, label }) => {
        const location = namedBy(locationIdentifier)
        await change(call.ctx, call.target, { location, label })
        return {}
      },
    })
})
