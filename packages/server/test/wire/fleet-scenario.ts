// 200 devices of three clients, in a story that ends in one state, whatever the machine.

const LONG = 86_400
const group = (client: string, name: string, type: string, count: number, more: object) => ({
  ...{ name: `${client} ${name}`, client, type, count, serialNumber: `${client}-${name}-{number}` },
  ...more,
})
const alarmed = (client: string) =>
  group(client, 'ALARMED', 'CAMERA', 5, {
    // Who reports often finds out soon that it belongs to somebody else.
    ...{ reportSeconds: 2, readings: { wifiSignalDbm: { from: -70, to: -40 } } },
    occurrences: [
      {
        ...{
          type: 'alert_raised',
          atSeconds: [0.2],
          with: { activities: ['person'], text: `Yard of ${client}` },
        },
        followedBy: [{ type: 'alert_cleared', afterSeconds: 0.5 }],
      },
    ],
  })

/** The scenario of the story: cameras in the North, doors in the South, climate in the West, alarms everywhere. */
export const FLEET_SCENARIO = {
  activationKey: 'of the story of the fleet, {serialNumber}',
  groups: [
    group('North', 'CAM', 'CAMERA', 60, { firmwareVersion: '4.2.0' }),
    group('South', 'DOOR', 'DOOR_SENSOR', 60, {
      readings: { door: { of: ['closed', 'open'], atSeconds: [0.1], forSeconds: LONG } },
    }),
    group('West', 'AIR', 'ENVIRONMENTAL_SENSOR', 65, {
      readings: { temperatureCelsius: { from: 20, to: 22, decimals: 1 } },
      reportSeconds: 5,
    }),
    ...['North', 'South', 'West'].map(alarmed),
  ],
}
