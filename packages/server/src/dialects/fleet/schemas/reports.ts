import { Type } from 'typebox'
import { Bound } from './bound.ts'
import { Id } from './sensors.ts'
import { Ruuid, Text, withTrio } from './shared.ts'

// Wire facts, section 4.4, "Reports / licences / tokens".

export const DiagnosticQuery = Type.Object({
  ...{ timestampMsAfter: Bound(), timestampMsBefore: Bound(), startTimeMs: Bound(), endTimeMs: Bound() },
})
export const DiagnosticFeed = withTrio({
  diagnosticEvents: Type.Optional(
    Type.Array(
      Type.Object({
        ...{ uuid: Ruuid(), activity: Type.String(), deviceUuid: Ruuid(), deviceName: Type.String() },
        ...{ deviceType: Type.String(), orgUuid: Ruuid(), timestamp: Type.String({ format: 'date-time' }) },
        ...{ firmwareVersion: Text, ssid: Text, apMac: Text },
      }),
    ),
  ),
})

export const INTERVALS = ['MINUTELY', 'QUARTERHOURLY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY'] as const
const SCOPES = ['REGION', 'DEVICE', 'LOCATION', 'ORG'] as const
export const COUNTED = [
  ...(['CROWD', 'PEOPLE', 'FACES', 'MOTION', 'BANDWIDTH', 'VEHICLES', 'LICENSEPLATES'] as const),
  ...(['ALERTS', 'AM_VERIFICATION', 'DWELL'] as const),
] as const
export const CountQuery = Type.Object({
  interval: Type.Enum([...INTERVALS]),
  scope: Type.Enum([...SCOPES]),
  types: Type.Array(Type.Enum([...COUNTED]), { minItems: 1, maxItems: COUNTED.length }),
  uuid: Id,
  ...{ startTimeMs: Bound(), endTimeMs: Bound(), startDate: Text, endDate: Text },
  timeZone: Type.Optional(Type.String({ description: '`UTC` without one.' })),
})
export const CountReport = withTrio({
  timeSeriesDataPoints: Type.Optional(
    Type.Array(
      Type.Object({
        ...{ dateLocal: Type.String(), dateUtc: Type.String() },
        eventCountMap: Type.Record(Type.String(), Type.Integer()),
        reportingDevicesMap: Type.Record(Type.String(), Type.Array(Ruuid())),
      }),
    ),
  ),
})
