import type { Readings } from '../../domain/telemetry/index.ts'

/** Below this the index says nothing; from 103 °F on, the weather service warns. */
const FELT_FROM_FAHRENHEIT = 80
const WARNS_FROM_FAHRENHEIT = 103

/** The regression of Rothfusz, which the US National Weather Service uses; in °F and % of relative humidity. */
const rothfusz = (t: number, h: number): number =>
  -42.379 +
  2.04901523 * t +
  10.14333127 * h -
  0.22475541 * t * h -
  6.83783e-3 * t * t -
  5.481717e-2 * h * h +
  1.22874e-3 * t * t * h +
  8.5282e-4 * t * h * h -
  1.99e-6 * t * t * h * h

const rounded = (value: number): number => Math.round(value * 10) / 10

/** What temperature and humidity feel like together, where both are known (`HeatIndexRangeWarningEnum`). */
export const heatIndexOf = ({ temperatureCelsius, humidityPercent }: Readings) => {
  if (temperatureCelsius === undefined || humidityPercent === undefined) return {}
  const fahrenheit = temperatureCelsius * 1.8 + 32
  if (fahrenheit < FELT_FROM_FAHRENHEIT)
    return { heatIndexDegF: rounded(fahrenheit), heatIndexRangeWarning: 'HEAT_INDEX_UNSUPPORTED' as const }
  const heatIndexDegF = rounded(rothfusz(fahrenheit, humidityPercent))
  const isHot = heatIndexDegF >= WARNS_FROM_FAHRENHEIT
  return {
    heatIndexDegF,
    heatIndexRangeWarning: isHot ? ('HEAT_INDEX_WARNING' as const) : ('HEAT_INDEX_OK' as const),
  }
}
