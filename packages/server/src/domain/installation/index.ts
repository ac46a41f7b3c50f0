export { readInstallation } from './read-installation.ts'
