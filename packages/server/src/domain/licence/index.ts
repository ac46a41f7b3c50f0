export { importLicences } from './import-licences.ts'
export {
  ADD_ONS,
  LICENCE_FAMILIES,
  LICENCE_ROW_COLUMNS,
  LICENCE_STATES,
  LICENCE_TIERS,
  type Licence,
  PERCEPTIONS,
  PRODUCT_TYPES,
  type WarningDays,
} from './licence.ts'
export { pageClientLicences, pageLicences } from './page-licences.ts'
export { readDeviceFeatures } from './read-device-features.ts'
export { switchLicenceMails } from './switch-licence-mails.ts'
export { warnOfEndingLicences } from './warn-of-ending-licences.ts'
