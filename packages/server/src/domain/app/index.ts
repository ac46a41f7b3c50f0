export {
  type App,
  type AppConnection,
  listApps,
  listVaults,
  unconfigurableApp,
  unknownApp,
  type Vault,
} from './app.ts'
