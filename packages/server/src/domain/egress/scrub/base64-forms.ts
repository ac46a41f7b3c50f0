const BITS = 6
/** Of three bytes come four characters: a value in a longer text begins at one of three places among them. */
const ALIGNMENTS = [0, 1, 2]

/** The characters that the bytes alone decide, when so many bytes of something else come before them. */
const core = (bytes: Buffer, bytesBefore: number): string => {
  const text = Buffer.concat([Buffer.alloc(bytesBefore), bytes, Buffer.alloc(2)]).toString('base64')
  const firstBit = bytesBefore * 8
  return text.slice(Math.ceil(firstBit / BITS), Math.floor((firstBit + bytes.length * 8) / BITS))
}

/**
 * How bytes look in base64 and base64url: on their own, with padding and without, and within a longer text, without the
 * characters at their ends that hold bits of their neighbours too.
 */
export const base64Forms = (bytes: Buffer): readonly string[] => {
  const padded = bytes.toString('base64')
  const forms = [padded, padded.replace(/=+$/, ''), ...ALIGNMENTS.map((before) => core(bytes, before))]
  return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
}
