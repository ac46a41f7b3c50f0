export { type InstallationCounts, readInstallation } from './read-installation.ts'
