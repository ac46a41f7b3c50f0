import { prepare } from './prepare.mjs'

prepare()

// npm runs this through a shell that dies of a signal without passing it on; the server then stops as if told itself.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

await import('../packages/server/dist/main.js')
