/** One page in the navigation. */
export interface NavigationEntry {
  readonly label: string
  /** The whole path. */
  readonly to: string
  /** Whether only this very path is the page, and not what lies below it. */
  readonly exact?: boolean
}

/** Finds what has a name at a place, beyond its pages. */
export type Find = (words: string, signal: AbortSignal) => Promise<readonly NavigationEntry[]>
