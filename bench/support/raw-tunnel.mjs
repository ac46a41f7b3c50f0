// The least that a proxy does: it opens a connection for each CONNECT and looks at nothing. PORT says where.
import { createServer } from 'node:http'
import { connect } from 'node:net'

const { PORT, BENCH_UPSTREAM } = process.env
const server = createServer()
server.on('connect', (_request, near, head) => {
  const far = connect(Number(BENCH_UPSTREAM), '127.0.0.1', () => {
    near.write('HTTP/1.1 200 Connection established\r\n\r\n')
    if (head.length > 0) far.write(head)
    near.pipe(far).pipe(near)
  })
  for (const [one, other] of [
    [near, far],
    [far, near],
  ])
    one.on('error', () => {}).on('close', () => other.destroy())
})
server.listen(Number(PORT), '127.0.0.1', () => process.send?.('ready'))
