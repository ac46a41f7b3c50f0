export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
export const RUUID = /^[A-Za-z0-9_-]{21}[AQgw]$/

/** The fleet dialect's spelling of an id, as its guide describes it. */
export const ruuidOf = (uuid: string): string =>
  Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')

/** The id that a fleet spelling stands for. */
export const uuidOf = (ruuid: string): string =>
  Buffer.from(ruuid, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A well-formed id that names nothing. */
export const MISSING_UUID = '01900000-0000-7000-8000-000000000000'
