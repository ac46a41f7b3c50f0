import { benchAuthentication } from './authentication.mjs'
import { benchFleet } from './fleet.mjs'
import { benchGateway } from './gateway.mjs'
import { benchLists } from './lists.mjs'
import { benchPortal } from './portal.mjs'
import { benchProvisioning } from './provisioning.mjs'
import { benchReads } from './reads.mjs'
import { benchRealtime } from './realtime.mjs'
import { benchStart } from './start.mjs'
import { startPostgres } from './support/postgres.mjs'

const BENCHES = {
  auth: benchAuthentication,
  reads: benchReads,
  provision: benchProvisioning,
  lists: benchLists,
  fleet: benchFleet,
  realtime: benchRealtime,
  gateway: benchGateway,
  portal: benchPortal,
  start: benchStart,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(
    `There is no bench called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`,
  )
  process.exit(2)
}
const postgres = await startPostgres()
try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length === 0 || wanted.includes(name)) await bench(postgres)
  }
} finally {
  await postgres.stop()
}
