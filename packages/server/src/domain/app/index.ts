export { type App, type AppConnection, appOf, listApps, listVaults, type Vault } from './app.ts'
