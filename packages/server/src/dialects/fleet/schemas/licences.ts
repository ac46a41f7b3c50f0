import { Type } from 'typebox'
import { DEVICE_TYPES } from '../../../domain/hardware/index.ts'
import {
  ADD_ONS,
  LICENCE_FAMILIES,
  LICENCE_STATES,
  LICENCE_TIERS,
  PERCEPTIONS,
  PRODUCT_TYPES,
} from '../../../domain/licence/index.ts'
import { Bool, Ruuid, Text, withTrio } from './shared.ts'

const Id = Type.Optional(Ruuid())
const Moment = Type.Optional(Type.String({ format: 'date-time' }))
const word = (words: readonly string[]) => Type.Enum([...words])
const oneOf = (words: readonly string[]) => Type.Optional(word(words))

const MAIL_STATES = [
  'INITIAL_EMAIL_SUCCEEDED',
  'FIFTEEN_DAY_WARNING_EMAIL_SUCCEEDED',
  'FOURTY_EIGHT_HOUR_WARNING_EMAIL_SUCCEEDED',
]

const shared = {
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  claimKeyUuid: Id,
  priorClaimKeyUuid: Id,
  deviceUuid: Id,
  deviceType: oneOf(DEVICE_TYPES),
  licenseFamily: oneOf(LICENCE_FAMILIES),
  productType: oneOf(PRODUCT_TYPES),
  productCode: Text,
  state: oneOf(LICENCE_STATES),
  trial: Bool,
  licenseToUnassignEmailState: oneOf(MAIL_STATES),
  createdOn: Moment,
  updatedOn: Moment,
  firstAssignedDate: Moment,
  maxDeleteDate: Moment,
}

/** `DeviceLicenseType`. */
const DeviceLicence = Type.Object({
  ...shared,
  licenseType: oneOf(LICENCE_TIERS),
  features: Type.Optional(Type.Array(Type.Object({ name: Type.String(), enabled: Type.Boolean() }))),
})
/** `LicenseUsageType`. */
const Licence = Type.Object({
  ...shared,
  addOnLicenseType: oneOf(ADD_ONS),
  license: oneOf(ADD_ONS),
  perceptionTypes: Type.Optional(Type.Array(word(PERCEPTIONS))),
  additionalPerceptionFeatures: Type.Optional(Type.Array(word(PERCEPTIONS))),
  cloudArchiveDays: Type.Optional(Type.Integer()),
})

export const LicencesOfOrg = Type.Object({ licenses: Type.Array(Licence) })
export const DeviceLicencesOfOrg = Type.Object({ deviceLicenses: Type.Array(DeviceLicence) })

export const LicencesQuery = Type.Object({
  optionalDeviceTypeFilter: Type.Optional(
    Type.Enum([...DEVICE_TYPES], { description: 'Only licences for devices of this type.' }),
  ),
})
export const Licences = withTrio({ licenses: Type.Optional(Type.Array(Licence)) })
export const DeviceLicences = withTrio({ deviceLicenses: Type.Optional(Type.Array(DeviceLicence)) })

export const LicenceMailsSwitch = Type.Object({
  orgUuid: Type.Optional(Ruuid()),
  manuallySendLicenseExpirationEmail: Bool,
})
