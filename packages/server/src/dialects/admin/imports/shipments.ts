import { importShipments, SHIPMENT_ROW_COLUMNS } from '../../../domain/shipment/index.ts'
import type { ImportKind } from './import-kind.ts'

export const shipmentImport: ImportKind<typeof SHIPMENT_ROW_COLUMNS> = {
  path: 'shipments',
  operationId: 'importShipments',
  summary: 'Load shipments to clients',
  key: 'number',
  columns: SHIPMENT_ROW_COLUMNS,
  load: importShipments,
}
