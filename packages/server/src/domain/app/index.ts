export {
  type App,
  type AppConnection,
  listApps,
  listOrgApps,
  listVaults,
  unconfigurableApp,
  unknownApp,
  type Vault,
} from './app.ts'
