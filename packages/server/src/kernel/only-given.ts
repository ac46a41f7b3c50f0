type Given<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> }

/** What an object has of its fields: those that are null or undefined are left out. */
export const onlyGiven = <T extends object>(value: T): Given<T> =>
  Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== null && field !== undefined),
  ) as Given<T>
