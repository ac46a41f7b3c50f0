const PLAYED = {
  CAMERA: {
    occurrences: [
      { type: 'seek_point', perHour: 4, with: { activity: { oneOf: ['person', 'vehicle', 'motion'] } } },
    ],
  },
  DOOR_SENSOR: {
    readings: { door: { of: ['closed', 'open'], perHour: 6, forSeconds: { from: 3, to: 30 } } },
  },
  ENVIRONMENTAL_SENSOR: {
    reportSeconds: 300,
    readings: {
      temperatureCelsius: { from: 15, to: 30, step: 0.5, decimals: 1 },
      humidityPercent: { from: 20, to: 80, step: 2, decimals: 1 },
    },
  },
}
/** The devices of a world as a scenario to play: a group for each kind of each partner's. */
export const scenarioOf = (partners, activationKey) => {
  const groups = new Map()
  for (const { serialNumber, deviceType } of partners.flatMap(({ orgs }) =>
    orgs.flatMap(({ devices }) => devices),
  )) {
    const pattern = serialNumber.replace(/\d+$/, '{number}')
    const group = groups.get(pattern) ?? {
      name: pattern.replace('-{number}', ''),
      type: deviceType,
      count: 0,
    }
    groups.set(pattern, { ...group, count: group.count + 1, serialNumber: pattern, ...PLAYED[deviceType] })
  }
  return { activationKey, groups: [...groups.values()] }
}
