/** An agent's token, just made. */
export interface MintedToken {
  readonly name: string
  readonly identifier: string
  readonly token: string
}
