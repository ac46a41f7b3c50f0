import type { Static } from 'typebox'
import type { Licence, WarningDays } from '../../../domain/licence/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import type * as schemas from '../schemas/licences.ts'

/** Which of the three mails about its end was the last. */
const MAIL_STATES: Readonly<Record<WarningDays, string>> = {
  30: 'INITIAL_EMAIL_SUCCEEDED',
  15: 'FIFTEEN_DAY_WARNING_EMAIL_SUCCEEDED',
  2: 'FOURTY_EIGHT_HOUR_WARNING_EMAIL_SUCCEEDED',
}

/** An end that was put off since is one that nobody was mailed about. */
const mailStateOf = ({ warnedDays, warnedEnd, endsAt }: Licence): string | undefined =>
  warnedEnd !== null && warnedEnd.getTime() === endsAt?.getTime()
    ? Object.entries(MAIL_STATES).find(([days]) => Number(days) === warnedDays)?.[1]
    : undefined

const presentShared = (licence: Licence) => {
  const { claimKeyId, priorClaimKeyId, deviceId, details } = licence
  return {
    uuid: toRuuid(licence.id),
    orgUuid: toRuuid(licence.orgId),
    ...onlyGiven({
      claimKeyUuid: claimKeyId && toRuuid(claimKeyId),
      priorClaimKeyUuid: priorClaimKeyId && toRuuid(priorClaimKeyId),
      deviceUuid: deviceId && toRuuid(deviceId),
      deviceType: licence.deviceType,
      licenseFamily: details.family,
      productType: details.productType,
      productCode: details.productCode,
      licenseToUnassignEmailState: mailStateOf(licence),
      firstAssignedDate: details.firstAssignedAt,
      maxDeleteDate: details.deletableAt,
    }),
    state: licence.state,
    trial: licence.trial,
    createdOn: licence.createdAt.toISOString(),
    updatedOn: licence.updatedAt.toISOString(),
  }
}

type WireDeviceLicence = Static<typeof schemas.DeviceLicencesOfOrg>['deviceLicenses'][number]
type WireLicence = Static<typeof schemas.LicencesOfOrg>['licenses'][number]

/** `DeviceLicenseType`. */
export const presentDeviceLicence = (licence: Licence): WireDeviceLicence => ({
  ...presentShared(licence),
  ...onlyGiven({ licenseType: licence.details.tier }),
  ...(licence.details.features && { features: [...licence.details.features] }),
})

/** `LicenseUsageType`. */
export const presentLicence = (licence: Licence): WireLicence => {
  const { addOn, addOnType, perceptionTypes, additionalPerceptionFeatures, cloudArchiveDays } =
    licence.details
  return {
    ...presentShared(licence),
    ...onlyGiven({ addOnLicenseType: addOnType, license: addOn, cloudArchiveDays }),
    ...(perceptionTypes && { perceptionTypes: [...perceptionTypes] }),
    ...(additionalPerceptionFeatures && {
      additionalPerceptionFeatures: [...additionalPerceptionFeatures],
    }),
  }
}
