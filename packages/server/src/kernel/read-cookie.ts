/** The value of a cookie in a `Cookie` header (RFC 6265, section 5.4), as it stands there; the first where there are several. */
export const readCookie = (header: string, name: string): string | undefined =>
  header
    .split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
