import { invalidField } from '../../kernel/errors.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import type { locations } from '../../store/schema/locations.ts'
import { checkLabels } from '../labels.ts'

type Row = typeof locations.$inferSelect
export type Location = Omit<Row, 'partnerId' | 'orgId'>

/** What a location can be made with or changed to. */
export type LocationDetails = Partial<Omit<Location, 'id' | 'parentId' | 'createdAt'>>

export const NAME_CHARACTERS_MAX = 255
const FLOOR_PLANS_MAX = 200
const FLOOR_PLAN_TEXT_CHARACTERS_MAX = 2_048
const FLOOR_PLANS_BYTES_MAX = 65_536

const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined
  } catch {
    return false
  }
}

const checkBetween = (field: string, value: number | null | undefined, bound: number): void => {
  if (value != null && Math.abs(value) > bound)
    throw invalidField(field, `must lie between -${bound} and ${bound}`)
}

const checkFloorPlans = (plans: NonNullable<LocationDetails['floorPlans']>): void => {
  if (plans.length > FLOOR_PLANS_MAX) throw invalidField('floorPlans', `must be at most ${FLOOR_PLANS_MAX}`)
  for (const [index, plan] of plans.entries()) {
    for (const [key, value] of Object.entries(plan))
      if (typeof value === 'string')
        boundedText(`floorPlans[${index}].${key}`, value, FLOOR_PLAN_TEXT_CHARACTERS_MAX)
  }
  if (Buffer.byteLength(JSON.stringify(plans)) > FLOOR_PLANS_BYTES_MAX)
    throw invalidField('floorPlans', `must be at most ${FLOOR_PLANS_BYTES_MAX} bytes of JSON together`)
}

/** Checks the rules of a new location; answers its name. */
export const checkNewLocation = (details: LocationDetails): string => {
  const name = checkedName('name', details.name, NAME_CHARACTERS_MAX)
  checkLocationDetails(details)
  return name
}

/** Checks the rules of the details that are present. */
export const checkLocationDetails = (details: LocationDetails): void => {
  if (details.name !== undefined) checkedName('name', details.name, NAME_CHARACTERS_MAX)
  for (const field of ['address1', 'address2', 'postalCode'] as const) {
    const value = details[field]
    if (value != null) boundedText(field, value, 500)
  }
  if (details.countryCode != null) boundedText('countryCode', details.countryCode, 64)
  checkBetween('latitude', details.latitude, 90)
  checkBetween('longitude', details.longitude, 180)
  if (details.timeZone != null && !isTimeZone(details.timeZone))
    throw invalidField('timeZone', 'must be an IANA time zone')
  if (details.labels !== undefined) checkLabels('labels', details.labels)
  if (details.floorPlans !== undefined) checkFloorPlans(details.floorPlans)
}
