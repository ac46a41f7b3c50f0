export {
  type App,
  type AppConnection,
  listApps,
  listOrgApps,
  listVaults,
  unconfigurableApp,
  unknownApp,
  unknownConnection,
  type Vault,
} from './app.ts'
