import { comparablePath } from '../egress/comparable-path.ts'

/**
 * A path as providers may read it, in whatever spelling it comes: without escapes, also those that a proxy before them
 * leaves, without what an escaped `?` or `#` begins, without the `;parameters` of its segments, and without empty ones.
 * Upper and lower case stay.
 */
export const calledPath = (path: string): string => {
  const [decoded = ''] = comparablePath(comparablePath(path)).split(/[?#]/, 1)
  return decoded
    .replace(/;[^/]*/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
}
