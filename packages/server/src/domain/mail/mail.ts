/** A mail as it is kept, sealed, until it is sent or read by the operator. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}
