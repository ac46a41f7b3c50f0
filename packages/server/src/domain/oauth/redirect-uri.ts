/** What RFC 3986 knows as a URI, without a fragment. */
const URI = /^[\w\-.~:/?[\]@!$&'()*+,;=%]+$/
/** RFC 8252, section 7.3: a program on the person's own machine, on whatever port it was given. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(?=[/?]|$)/
/** A host by its name alone: whoever is signed in there by a user name is somebody else. */
const HTTPS = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?=[/?]|$)/
/** What the answer adds: said before, nobody knows which one counts. */
const ANSWERED = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri']

const REDIRECT_URI_CHARACTERS_MAX = 512

/** Whether an application may be answered there: https, or http on a loopback address, exactly as it is written. */
export const isRedirectUri = (uri: string): boolean => {
  if (uri.length > REDIRECT_URI_CHARACTERS_MAX || !URI.test(uri) || !URL.canParse(uri)) return false
  if (!LOOPBACK.test(uri) && !HTTPS.test(uri)) return false
  return !ANSWERED.some((name) => new URL(uri).searchParams.has(name))
}

const withoutPort = (uri: string): string => uri.replace(LOOPBACK, 'http://$1')

/** Whether a redirect URI is one of those that were registered: to the letter, but for the port of a loopback address. */
export const isRegistered = (registered: readonly string[], uri: string): boolean =>
  isRedirectUri(uri) && registered.some((known) => withoutPort(known) === withoutPort(uri))
