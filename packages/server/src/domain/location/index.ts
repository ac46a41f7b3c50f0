export { changeLocation } from './change-location.ts'
export { createLocation } from './create-location.ts'
export { deleteLocation } from './delete-location.ts'
export {
  addLocationLabel,
  listLocationLabels,
  type NamedLocation,
  removeLocationLabel,
} from './label-location.ts'
export { outlineLocations, pageLocations, pickLocations } from './list-locations.ts'
export type { Location, LocationDetails } from './location.ts'
export { holdLocation, requireLocation } from './require-location.ts'
