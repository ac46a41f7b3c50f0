import type { DeviceState, Reading, Readings } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import { heatIndexOf } from '../heat-index.ts'
import { presentWatchedSensor } from './sensors.ts'

/** What the state of a climate sensor and its events call alike. */
const presentAir = (readings: Readings) => ({
  ...heatIndexOf(readings),
  ...onlyGiven({
    humidity: readings.humidityPercent,
    co2: readings.co2Ppm,
    tvoc: readings.tvocMgPerM3,
    ethanol: readings.ethanolPpm,
    iaq: readings.indoorAirQuality,
    pm25: readings.pm25UgPerM3,
    probeTempC: readings.probeTemperatureCelsius,
    thcPercent: readings.thcPercent,
  }),
})

/** `Climate_MinimalClimateStateType`. */
export const presentClimate = (device: DeviceState) => {
  const { readings } = device
  return {
    ...presentWatchedSensor(device),
    ...presentAir(readings),
    ...onlyGiven({
      temperatureCelcius: readings.temperatureCelsius,
      probeConnected: readings.probeConnected,
      vapePercent: readings.vapePercent,
      calibrating: readings.calibrating,
    }),
  }
}

/** `ClimateEventType`: what was read at one moment. */
export const presentClimateEvent = ({ orgId, deviceId, locationId, at, readings }: Reading) => ({
  ...{ bleDeviceUuid: toRuuid(deviceId), orgUuid: toRuuid(orgId), timestampMs: at.getTime() },
  ...presentAir(readings),
  ...onlyGiven({
    locationUuid: locationId && toRuuid(locationId),
    temp: readings.temperatureCelsius,
    batteryPercentage: readings.batteryPercent,
    bleRssi: readings.signalStrengthDbm,
    tampered: readings.tampered,
    thcDetected: readings.thcDetected,
    vapeSmokeDetected: readings.vapeDetected,
    vapeSmokePercent: readings.vapePercent,
  }),
})
