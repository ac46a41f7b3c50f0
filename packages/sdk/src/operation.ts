/** How the inputs of one operation travel; the generated tables hold one for each `operationId`. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly pathInputs: readonly string[]
  readonly queryInputs: readonly string[]
  /** Whether what is neither in the path nor in the query goes into a JSON body. */
  readonly hasBody: boolean
  /** Whether it takes a table as CSV in place of rows. */
  readonly takesCsv?: boolean
  /** The headers that a caller may set through the options of a call. */
  readonly headers: readonly string[]
  /** Whether it takes an `Idempotency-Key`. */
  readonly isWrite: boolean
  /** Whether it is served without a credential. */
  readonly isPublic: boolean
  /** For how long the server may keep the caller waiting on purpose. */
  readonly holdSeconds?: number
  readonly paging?: { readonly style: 'cursor' | 'offset'; readonly limitMax: number }
}

export type DialectName = 'fleet' | 'embed' | 'broker' | 'admin' | 'device'

/** One operation of one dialect. */
export interface NamedOperation {
  readonly dialect: DialectName
  readonly name: string
  readonly operation: Operation
}
