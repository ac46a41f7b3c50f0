// The runtime's own fetch, which reads the proxy's variables where it is told to; older ones are given an agent that does.
import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici'

if (Number(process.versions.node.split('.')[0]) < 24) setGlobalDispatcher(new EnvHttpProxyAgent())
const [url = ''] = process.argv.slice(2)
const answer = await fetch(url, { method: 'POST', body: 'sent by fetch' })
process.stdout.write(`${answer.status} ${await answer.text()}`)
