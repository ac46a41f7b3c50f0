import type { Static } from 'typebox'
import type { DetailsChange, DeviceDetails } from '../../domain/device/index.ts'
import { invalidField } from '../../kernel/errors.ts'
import type { PolicyId } from '../../kernel/ids.ts'
import { idIn } from './body-ids.ts'
import { cameraIdOf } from './device-details.ts'
import { locationIdOf } from './location-details.ts'
import { required } from './required.ts'
import type * as schemas from './schemas/cameras.ts'

type Change = NonNullable<Static<typeof schemas.DetailsChanges>['cameraBulkDetails']>[number]

/** What is taken away has no value. */
const orNull = <Value, Read = Value>(value: Value | undefined, read: (given: Value) => Read): Read | null =>
  value === undefined ? null : read(value)
const same = <Value>(value: Value): Value => value

/** `Camera_UpdateCameraV2WSRequest`: each field counts if it is marked as updated, and is taken away if it is absent. */
export const readDetailsChange = (given: Change): DetailsChange => {
  if (given.deletedUpdated === true && given.deleted === true)
    throw invalidField('deleted', 'is not for this call: its partner moves a device away')
  const details: Partial<DeviceDetails> = {
    ...(given.nameUpdated === true && { name: required('name', given.name) }),
    ...(given.descriptionUpdated === true && { description: orNull(given.description, same) }),
    ...(given.customDataUpdated === true && { customData: orNull(given.customData, same) }),
    ...(given.locationUuidUpdated === true && {
      locationId: orNull(given.locationUuid, (uuid) => locationIdOf('locationUuid', uuid)),
    }),
    ...(given.policyUuidUpdated === true && {
      policyId: orNull(given.policyUuid, (uuid) => idIn<PolicyId>('policyUuid', uuid)),
    }),
    ...(given.floorNumberUpdated === true && { floorNumber: orNull(given.floorNumber, same) }),
    ...(given.latitudeUpdated === true && { latitude: orNull(given.latitude, same) }),
    ...(given.longitudeUpdated === true && { longitude: orNull(given.longitude, same) }),
    ...(given.directionRadiansUpdated === true && { directionRadians: orNull(given.directionRadians, same) }),
    ...(given.facetNameMapUpdated === true && { partNames: given.facetNameMap ?? {} }),
    ...(given.mummifiedUpdated === true && { putAway: given.mummified ?? false }),
  }
  return { deviceId: cameraIdOf('uuid', given.uuid), details }
}
