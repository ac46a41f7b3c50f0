type Encode = (bytes: Buffer) => string

const BITS = 6
/** Of three bytes come four characters: a value in a longer text begins at one of three places among them. */
const ALIGNMENTS = [0, 1, 2]

const padded: Encode = (bytes) => bytes.toString('base64')
const unpadded: Encode = (bytes) => padded(bytes).replace(/=+$/, '')

/** The characters that the bytes alone decide, when so many bytes of something else come before them. */
const core =
  (bytesBefore: number): Encode =>
  (bytes) => {
    const text = padded(Buffer.concat([Buffer.alloc(bytesBefore), bytes, Buffer.alloc(2)]))
    const firstBit = bytesBefore * 8
    return text.slice(Math.ceil(firstBit / BITS), Math.floor((firstBit + bytes.length * 8) / BITS))
  }

const withUrlSafe = (encode: Encode): readonly Encode[] => [
  encode,
  (bytes) => encode(bytes).replaceAll('+', '-').replaceAll('/', '_'),
]

/** How bytes look in base64 and base64url on their own, with padding and without. */
export const BASE64_FORMS: readonly Encode[] = [padded, unpadded].flatMap(withUrlSafe)

/** How they look within a longer text, without the characters at their ends that hold bits of their neighbours too. */
export const BASE64_PARTS: readonly Encode[] = ALIGNMENTS.map(core).flatMap(withUrlSafe)
