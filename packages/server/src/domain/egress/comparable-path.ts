/**
 * A path in the form in which patterns and requests are compared: every escape is decoded, since an upstream may read
 * `/%61dmin` as `/admin` and no pattern shall be walked round by spelling. What is sent on is the path as it came.
 */
export const comparablePath = (path: string): string =>
  path.includes('%')
    ? path.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : path
