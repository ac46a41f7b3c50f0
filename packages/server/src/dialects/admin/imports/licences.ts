import { importLicences, LICENCE_ROW_COLUMNS } from '../../../domain/licence/index.ts'
import type { ImportKind } from './import-kind.ts'

export const licenceImport: ImportKind<typeof LICENCE_ROW_COLUMNS> = {
  path: 'licences',
  operationId: 'importLicences',
  summary: 'Load licences of clients and their devices',
  key: 'externalId',
  columns: LICENCE_ROW_COLUMNS,
  load: importLicences,
}
