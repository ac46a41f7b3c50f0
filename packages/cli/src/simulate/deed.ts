/** Something that has happened at a device, with the fields that the device API has for it. */
export interface Happening {
  readonly type: string
  readonly [field: string]: unknown
}

/** What a device does at one moment. */
export type Deed =
  /** It is switched on: activates itself where it must, and says how it is. */
  | { readonly does: 'start'; readonly telling?: Happening | undefined }
  | { readonly does: 'beat' }
  /** It says what it reads; of each reading the newest is what is so. */
  | { readonly does: 'report'; readonly readings: Readonly<Record<string, unknown>> }
  | { readonly does: 'tell'; readonly happening: Happening }
  | { readonly does: 'show'; readonly frame: number }
  | { readonly does: 'name_doors' }
  /** It falls silent, for so many seconds of the story; what it tells is told when it is back. */
  | { readonly does: 'leave'; readonly forSeconds: number; readonly telling?: Happening | undefined }

/** A deed of the story, so many seconds after the device’s first sign of life. */
export interface Moment {
  readonly atSeconds: number
  readonly deed: Deed
}

/** What one device does of one kind, in the order of time, without an end. */
export type Strand = Iterator<Moment, void>
