// A client that spends as little as it can: connections through a proxy, and answers read without a library.
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** Where a client goes: through a proxy or straight, to which host, and what it trusts. */
const dial = async ({ proxy, port, token, host }) => {
  const socket = connectTcp(proxy ?? port, '127.0.0.1')
  socket.setNoDelay(true)
  await once(socket, 'connect')
  if (proxy === undefined) return socket
  const credential =
    token === undefined
      ? ''
      : `Proxy-Authorization: Basic ${Buffer.from(`x:${token}`).toString('base64')}\r\n`
  socket.write(`CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n${credential}\r\n`)
  const [answer] = await once(socket, 'data')
  if (!/^HTTP\/1\.[01] 200/.test(answer.toString('latin1'))) throw new Error(`The proxy said ${answer}`)
  return socket
}

/** Opens a connection to the service, with a whole TLS handshake. */
export const open = async (way) => {
  const { host: servername, ca } = way
  // A proxy that makes its own authority when it starts cannot be trusted by name.
  const socket = connectTls({ socket: await dial(way), servername, ca, rejectUnauthorized: ca !== undefined })
  // Whoever waits for something on it is told by its end.
  socket.on('error', () => {})
  await once(socket, 'secureConnect')
  return socket
}

/** Whether a whole answer has come. */
const isWhole = (bytes) => {
  const end = bytes.indexOf(HEAD_END)
  if (end < 0) return false
  const head = bytes.toString('latin1', 0, end).toLowerCase()
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  if (length !== undefined) return bytes.length >= end + 4 + Number(length)
  return bytes.subarray(-5).equals(LAST_CHUNK)
}

/** Asks for a path on an open connection and waits for the whole small answer. */
export const ask = (socket, { host, port }, path = '/small') =>
  new Promise((resolve, reject) => {
    let bytes
    const onData = (chunk) => {
      bytes = bytes === undefined ? chunk : Buffer.concat([bytes, chunk])
      if (!isWhole(bytes)) return
      socket.off('data', onData).off('close', onClose)
      if (bytes.toString('latin1', 9, 12) === '200') resolve(bytes)
      else reject(new Error(bytes.toString('latin1', 0, 500)))
    }
    const onClose = () => reject(new Error('The connection ended.'))
    socket.on('data', onData).once('close', onClose)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nAccept: */*\r\n\r\n`)
  })

/** Reads a large answer and counts its bytes until as many have come as the service sends. */
export const download = async (socket, { host, port }, path, wanted) => {
  let count = 0
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`)
  while (count < wanted) {
    const [chunk] = await once(socket, 'data')
    count += chunk.length
  }
  return count
}

/** Asks for a stream; answers how long its first event takes, in milliseconds. */
export const firstEvent = (socket, { host, port }, path) =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    let seen = ''
    let first
    const onData = (chunk) => {
      seen += chunk.toString('latin1')
      if (first === undefined && seen.includes('data: first')) first = performance.now() - began
      if (!seen.includes('data: last')) return
      // The end of the chunks may come in a piece of its own.
      if (!seen.endsWith('0\r\n\r\n')) return
      socket.off('data', onData).off('close', onClose)
      resolve(first)
    }
    const onClose = () => reject(new Error('The stream ended early.'))
    socket.on('data', onData).once('close', onClose)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`)
  })
