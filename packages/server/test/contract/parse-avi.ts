/** A RIFF chunk: its name, its data, and where in the file the data begins. */
interface Chunk {
  readonly name: string
  readonly data: Buffer
  readonly at: number
}

const chunksIn = (bytes: Buffer, from: number, to: number): Chunk[] => {
  const chunks: Chunk[] = []
  let at = from
  while (at < to) {
    const length = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (data.length !== length) throw new Error(`The chunk at ${at} is cut off.`)
    chunks.push({ name: bytes.toString('latin1', at, at + 4), data, at: at + 8 })
    at += 8 + length + (length % 2)
  }
  if (at !== to) throw new Error(`The chunks end at ${at}, and not at ${to}.`)
  return chunks
}

/** The chunks of a list of this kind. */
const inList = (bytes: Buffer, chunks: readonly Chunk[], kind: string): Chunk[] => {
  const found = chunks.find(({ name, data }) => name === 'LIST' && data.toString('latin1', 0, 4) === kind)
  if (found === undefined) throw new Error(`There is no list ${kind}.`)
  return chunksIn(bytes, found.at + 4, found.at + found.data.length)
}
const named = (chunks: readonly Chunk[], name: string): Buffer => {
  const found = chunks.find((chunk) => chunk.name === name)
  if (found === undefined) throw new Error(`There is no chunk ${name}.`)
  return found.data
}

/** Reads an AVI file of one stream: what it says of itself, its frames, and those that its index finds. */
export const parseAvi = (bytes: Buffer) => {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'AVI ')
    throw new Error('This is no AVI file.')
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) throw new Error('The file is not as long as it says.')
  const chunks = chunksIn(bytes, 12, bytes.length)
  const header = inList(bytes, chunks, 'hdrl')
  const file = named(header, 'avih')
  const stream = inList(bytes, header, 'strl')
  const [kind, bitmap] = [named(stream, 'strh'), named(stream, 'strf')]
  const frames = inList(bytes, chunks, 'movi')
  const [start] = frames
  const index = named(chunks, 'idx1')
  const indexed = Array.from({ length: index.length / 16 }, (_, entry) => {
    const [offset, length] = [index.readUInt32LE(entry * 16 + 8), index.readUInt32LE(entry * 16 + 12)]
    // From the name of the list on, behind which the first chunk begins.
    const at = (start?.at ?? 0) - 12 + offset
    return bytes.subarray(at + 8, at + 8 + length)
  })
  const facts = [file.readUInt32LE(16), kind.readUInt32LE(32), file.readUInt32LE(24)]
  if (facts.join() !== [frames.length, frames.length, 1].join()) throw new Error(`It says ${facts.join()}.`)
  const codec = bitmap.toString('latin1', 16, 20)
  if (kind.toString('latin1', 0, 8) !== `vids${codec}`) throw new Error('The stream is of another codec.')
  return {
    ...{ width: file.readUInt32LE(32), height: file.readUInt32LE(36), codec },
    microsecondsPerFrame: file.readUInt32LE(0),
    frames: frames.map(({ data }) => data),
    indexed,
  }
}
