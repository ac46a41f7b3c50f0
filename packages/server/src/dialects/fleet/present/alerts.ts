import type { Static } from 'typebox'
import { type Alert, type AlertDetails, secondsOf } from '../../../domain/alert/index.ts'
import type { SilentDevice } from '../../../domain/device/index.ts'
import type { DataOf } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { activityName } from '../activity-names.ts'
import { REGION } from '../media-uris.ts'
import type * as schemas from '../schemas/alerts.ts'

type Noticed = DataOf<'seek_point'>

/** `PolicyAlertV2Type`. */
export const presentAlert = (alert: Alert): Static<typeof schemas.Alert> => {
  const seconds = secondsOf(alert)
  const { said } = alert
  return {
    uuid: toRuuid(alert.id),
    orgUuid: toRuuid(alert.orgId),
    deviceUuid: toRuuid(alert.deviceId),
    deviceType: alert.deviceType,
    ...(alert.locationId !== null && { locationUuid: toRuuid(alert.locationId) }),
    ...(alert.policyId !== null && { policyUuid: toRuuid(alert.policyId) }),
    type: 'POLICY_ALERT_V2',
    timestampMs: alert.at.getTime(),
    ...(seconds !== undefined && { durationSec: seconds }),
    policyAlertTriggers: said.activities.map(activityName),
    ...(said.text !== undefined && { textDescription: said.text }),
    finalized: seconds !== undefined,
    deleted: alert.dismissedAt !== null,
    ...(alert.hasThumbnail && { thumbnailLocation: { region: REGION } }),
  }
}

const presentClipSeekPoint = (begun: Date, at: Date, said: Noticed) => ({
  activity: activityName(said.activity),
  relativeSecond: (at.getTime() - begun.getTime()) / 1_000,
  ...(said.trackNumber !== undefined && { id: said.trackNumber }),
  ...(said.alert !== undefined && { alert: said.alert }),
  ...(said.loudness !== undefined && { loudness: said.loudness }),
  ...(said.licencePlate !== undefined && { licensePlate: said.licencePlate }),
  ...(said.vehicle !== undefined && { vehicleName: said.vehicle }),
  ...(said.face !== undefined && { faceName: said.face }),
})

/** `PolicyAlertWithDetailsType`. */
export const presentAlertDetails = ({
  alert,
  seekPoints,
}: AlertDetails): NonNullable<Static<typeof schemas.AlertDetails>['policyAlert']> => ({
  ...presentAlert(alert),
  boundingBoxes: [],
  seekPoints: seekPoints.map(({ at, said }) => presentClipSeekPoint(alert.at, at, said)),
})

/** `FootageSeekPointV2Type`. */
export const presentSeekPoint = (
  at: Date,
  said: Noticed,
): NonNullable<Static<typeof schemas.SeekPoints>['footageSeekPoints']>[number] => ({
  ts: at.getTime(),
  a: activityName(said.activity),
  ...(said.trackNumber !== undefined && { id: said.trackNumber }),
  ...(said.alert !== undefined && { al: said.alert }),
  ...(said.licencePlate !== undefined && { lp: said.licencePlate }),
  ...(said.vehicle !== undefined && { vn: said.vehicle }),
  ...(said.face !== undefined && { fn: said.face }),
  ...(said.loudness !== undefined && { loudness: said.loudness }),
})

/** `UnHealthyDeviceAlertType`: a device that was heard of once and is not any more. */
export const presentUnhealthy = ({
  id,
  orgId,
  lastSeenAt,
}: SilentDevice): NonNullable<Static<typeof schemas.UnhealthyDevices>['unhealthyDeviceAlerts']>[number] => ({
  uuid: toRuuid(id),
  deviceUuid: toRuuid(id),
  orgUuid: toRuuid(orgId),
  symptom: 'DOWN',
  timestamp: lastSeenAt?.getTime() ?? 0,
})

const GROUP_GAP_MS = 120_000
const GROUP_ALERTS_MAX = 50

/**
 * Alerts that follow each other within two minutes, up to 50 of them, as one group; newest first, as they are given
 * (OpenAPI, `getPolicyAlertGroupsV2`).
 */
export const groupAlerts = (alerts: readonly Alert[]): readonly (readonly Alert[])[] => {
  const groups: Alert[][] = []
  for (const alert of alerts) {
    const group = groups.at(-1)
    const newer = group?.at(-1)
    const follows =
      newer !== undefined && newer.at.getTime() - alert.at.getTime() <= GROUP_GAP_MS && group !== undefined
    if (follows && group.length < GROUP_ALERTS_MAX) group.push(alert)
    else groups.push([alert])
  }
  return groups
}
export const alertsOfGroups = (groups: number): number => groups * GROUP_ALERTS_MAX

/** `Event_PolicyAlertGroupV2`. */
export const presentGroup = (group: readonly Alert[]) => {
  const times = group.map(({ at }) => at.getTime())
  return {
    startTime: Math.min(...times),
    endTime: Math.max(...times),
    policyAlerts: group.map(presentAlert),
  }
}
