export { type Alert, alertNotFound } from './alert.ts'
export { dismissAlert } from './dismiss-alert.ts'
export { type AlertQuery, findOldestAlert, listAlerts, listExpiringAlerts } from './list-alerts.ts'
export { type AlertDetails, readAlert, readAlertThumbnail, secondsOf } from './read-alert.ts'
