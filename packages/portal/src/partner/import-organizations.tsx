import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { ImportList } from './import-list.ts'
import { ImportRun } from './import-run.tsx'
import { ImportSource } from './import-source.tsx'

const Import = () => {
  const [list, setList] = useState<ImportList>()
  return list === undefined ? (
    <ImportSource onList={setList} />
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
