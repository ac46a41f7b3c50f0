import { mkdtempSync } from 'node:fs'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Proxy as MitmProxy } from 'http-mitm-proxy'

const proxy = new MitmProxy()
proxy.onError(() => {})
proxy.listen(
  {
    host: '127.0.0.1',
    port: Number(process.env.PORT),
    sslCaDir: mkdtempSync(join(tmpdir(), 'tenantry-bench-mitm-')),
    keepAlive: true,
    httpsAgent: new Agent({ keepAlive: true, rejectUnauthorized: false }),
  },
  () => process.send?.('ready'),
)
