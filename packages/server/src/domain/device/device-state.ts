import { checkedName } from '../../kernel/text.ts'

export const FIRMWARE_CHARACTERS_MAX = 100

/** What a device says of itself with every heartbeat; what is left out is as before. */
export interface DeviceState {
  readonly operational?: boolean | undefined
  readonly firmwareVersion?: string | undefined
}

export const checkDeviceState = ({ firmwareVersion }: DeviceState): void => {
  if (firmwareVersion === undefined) return
  checkedName('firmwareVersion', firmwareVersion, FIRMWARE_CHARACTERS_MAX)
}
