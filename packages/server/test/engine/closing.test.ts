import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'
import { openTenantry } from '../support/tenantry.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const openAndClose = async (): Promise<WeakRef<object>> => {
  const tenantry = await openTenantry()
  await tenantry.call('GET', '/metrics')
  await tenantry.close()
  return new WeakRef(tenantry.http)
}

it('a server that is closed leaves nothing of itself in memory', async () => {
  const closed = [await openAndClose(), await openAndClose()]
  await vi.waitFor(
    () => {
      collectGarbage()
      expect(closed[0]?.deref() === undefined).toBe(true)
    },
    { timeout: 60_000, interval: 250 },
  )
})
