export {
  type App,
  type AppConnection,
  listApps,
  listVaults,
  unconfigurableApp,
  unknownApp,
  unknownConnection,
  type Vault,
} from './app.ts'
