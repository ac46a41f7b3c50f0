import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { CsvForm } from '../shared/csv-form.tsx'
import { type ImportList, readImportList } from './import-list.ts'
import { ImportRun } from './import-run.tsx'

const Import = () => {
  const [list, setList] = useState<ImportList>()
  return list === undefined ? (
    <CsvForm
      about="Its first line names the columns; one of them is “name”."
      verb="Preview the list"
      read={readImportList}
      onTable={setList}
    />
  ) : (
    <ImportRun list={list} onOther={() => setList(undefined)} />
  )
}

/** Makes many organizations at once, of a list. */
export const ImportOrganizations = () => {
  const [isOpen, dialog] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        Import a list
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title="Import organizations"
        size="xl"
        // It holds credentials: not by a click beside it.
        closeOnClickOutside={false}
        closeOnEscape={false}
      >
        <Import />
      </Modal>
    </>
  )
}
