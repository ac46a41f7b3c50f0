// npm run bench [auth|reads|provision|lists|fleet|realtime|gateway|portal|start …]: everything side by side in one run.
import { prepare } from './prepare.mjs'

prepare()
await import('../bench/run.mjs')
