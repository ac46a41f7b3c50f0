import { Type } from 'typebox'
import { Id, Num } from './sensors.ts'
import { Bool, Int, Ruuid, Text } from './shared.ts'

const Texts = Type.Optional(Type.Array(Type.String()))

export const MINIMAL_DEVICE = {
  uuid: Ruuid(),
  ...{ name: Type.String(), serialNumber: Type.String(), hwVariation: Type.String() },
  ...{ firmwareVersion: Text, firmwareUpdateInProgress: Bool },
  connectionStatus: Type.Enum(['GREEN', 'RED']),
  healthStatus: Type.Enum(['GREEN', 'RED']),
  healthStatusDetails: Type.Enum(['NONE', 'DISCONNECTED', 'MALFUNCTIONING_MODULES']),
  createdAtMillis: Type.Integer(),
  ...{ locationUuid: Id, policyUuid: Id, floorNumber: Int },
  ...{ latitude: Num, longitude: Num, directionRadians: Num },
  ...{ lanAddresses: Texts, secondaryLanAddresses: Texts, defaultInterface: Text, defaultInterfaceMac: Text },
  ...{ ssid: Text, wifiApMac: Text, wifiBars: Int, wifiSignalStrength: Int },
  mummified: Bool,
  facetNameMap: Type.Optional(Type.Record(Type.String(), Type.String())),
}
/** `MinimalDeviceStateType`. */
export const MinimalDevice = Type.Object(MINIMAL_DEVICE)
/** `MinimalAudioGatewayStateType`. */
export const AudioGateway = Type.Object({ ...MINIMAL_DEVICE, sensorUuid: Ruuid() })
