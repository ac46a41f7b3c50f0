const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
// The last character carries two bits; the four below them are zero in the one spelling that counts.
const RUUID = /^[A-Za-z0-9_-]{21}[AQgw]$/

/** Writes a UUID as the fleet dialect does: unpadded base64url of its 16 bytes. An RUUID stays as it is. */
export const toRuuid = (id: string): string => {
  if (RUUID.test(id)) return id
  if (!UUID.test(id)) throw new TypeError('An id must be a UUID or an RUUID')
  const bytes = (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Writes an RUUID as UUID text, the spelling of every other dialect. A UUID stays as it is. */
export const toUuid = (id: string): string => {
  if (UUID.test(id)) return id.toLowerCase()
  if (!RUUID.test(id)) throw new TypeError('An id must be a UUID or an RUUID')
  const bytes = atob(id.replaceAll('-', '+').replaceAll('_', '/'))
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
