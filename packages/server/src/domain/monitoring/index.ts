export { listMonitorings, type Monitoring, readMonitoring, switchMonitoring } from './monitoring.ts'
