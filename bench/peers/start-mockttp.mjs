import { readFileSync } from 'node:fs'
import { getLocal } from 'mockttp'

const { PORT, BENCH_CA_CERT, BENCH_CA_KEY } = process.env
const server = getLocal({
  https: { cert: readFileSync(BENCH_CA_CERT, 'utf8'), key: readFileSync(BENCH_CA_KEY, 'utf8') },
  recordTraffic: false,
  http2: false,
})
await server.forUnmatchedRequest().thenPassThrough({ ignoreHostHttpsErrors: true })
await server.start(Number(PORT))
process.send?.('ready')
