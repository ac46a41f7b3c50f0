/** Whether the gateway lets agents' traffic through, all of a partner's, an organization's or one agent's. */
export interface GatewaySwitch {
  /** Since when it does not; `null` while it does. */
  readonly stoppedAt: Date | null
}

/** Where a switch is to stand. */
export interface WantedSwitch {
  readonly stopped: boolean
}

/** Whether a switch stands where it is wanted. */
export const standsSo = ({ stoppedAt }: GatewaySwitch, { stopped }: WantedSwitch): boolean =>
  (stoppedAt !== null) === stopped
