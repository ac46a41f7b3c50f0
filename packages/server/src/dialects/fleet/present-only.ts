type Present<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> }

/** What is there of an object: a `null` is never sent (wire facts, section 1.1). */
export const presentOnly = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== null && field !== undefined),
  ) as Present<T>
