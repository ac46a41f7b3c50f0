import type { Static } from 'typebox'
import { type Licence, pageLicences } from '../../../domain/licence/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import { JsonParts } from '../endpoint.ts'
import { presentDeviceLicence, presentLicence } from '../present/licences.ts'
import * as schemas from '../schemas/licences.ts'

const PAGE_LICENCES = 500

const each = (
  { ctx, target }: ClientCall,
  { optionalDeviceTypeFilter: deviceType }: Static<typeof schemas.LicencesQuery>,
  per: 'organization' | 'device',
  present: (licence: Licence) => object,
) =>
  jsonItems(
    (after: Id<'licence'> | undefined) =>
      pageLicences(ctx, target, { per, deviceType, after, limit: PAGE_LICENCES }),
    (licence: Licence) => JSON.stringify(present(licence)),
  )

/** Wire facts, section 4.4, "Reports / licences / tokens": the licences of the organization that the call runs in. */
export const licenceRoutes = clientEndpoints('License', ({ read }) => {
  read('license/getLicenses', {
    summary: 'Licences of the organization as a whole',
    body: schemas.LicencesQuery,
    answer: schemas.Licences,
    handle: async (call, body) =>
      new JsonParts('{"licenses":[', each(call, body, 'organization', presentLicence), ']}'),
  })

  read('license/getDeviceLicenses', {
    summary: 'Licences of the organization’s devices',
    body: schemas.LicencesQuery,
    answer: schemas.DeviceLicences,
    handle: async (call, body) =>
      new JsonParts('{"deviceLicenses":[', each(call, body, 'device', presentDeviceLicence), ']}'),
  })
})
