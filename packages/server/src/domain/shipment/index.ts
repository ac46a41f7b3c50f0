export { importShipments } from './import-shipments.ts'
export { pageShipments } from './page-shipments.ts'
export {
  SHIPMENT_CATEGORIES,
  SHIPMENT_EMAIL_STATES,
  SHIPMENT_ROW_COLUMNS,
  SHIPMENT_STATES,
  type Shipment,
} from './shipment.ts'
