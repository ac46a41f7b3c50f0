/** The bytes that DER, which certificates are written in, has before their parts. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
  authorityKeyIdentifier: 0x80,
  dnsName: 0x82,
  ipAddress: 0x87,
} as const

const lengthBytes = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length])
  const digits = length.toString(16)
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

/** Writes a value of parts that are written already. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthBytes(content.length), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...parts)
export const bitString = (bytes: Uint8Array, unusedBits = 0): Buffer =>
  der(TAG.bitString, Buffer.from([unusedBits]), bytes)
/** The name of something, from its bytes in hex. */
export const identifier = (hex: string): Buffer => der(TAG.objectIdentifier, Buffer.from(hex, 'hex'))

/** A value as it was read. */
export interface Element {
  readonly tag: number
  readonly content: Buffer
  /** With its tag and length. */
  readonly whole: Buffer
}

/** The values that stand one after the other. Whatever is read here, OpenSSL has parsed before. */
export const readElements = (bytes: Buffer): readonly Element[] => {
  const found: Element[] = []
  for (let start = 0; start < bytes.length; ) {
    const short = bytes.readUInt8(start + 1)
    const more = short < 0x80 ? 0 : short & 0x7f
    const from = start + 2 + more
    const to = from + (more === 0 ? short : bytes.readUIntBE(start + 2, more))
    const [content, whole] = [bytes.subarray(from, to), bytes.subarray(start, to)]
    found.push({ tag: bytes.readUInt8(start), content, whole })
    start = to
  }
  return found
}

/** The values inside another one; none where that is not there. */
export const inside = (element: Element | undefined): readonly Element[] =>
  readElements(element?.content ?? Buffer.of())
