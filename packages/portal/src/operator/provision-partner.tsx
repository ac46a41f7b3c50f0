import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { type OperatorAnswer, operatorApi } from './operator-api.ts'

type Provisioned = OperatorAnswer<'createPartner'>

const NAME_CHARACTERS_MAX = 255
const EMAIL_CHARACTERS_MAX = 320

/** Makes a partner, and shows its first key once. */
export const ProvisionPartner = () => {
  const changed = useChanged()
  const [made, setMade] = useState<Provisioned>()
  const provision = async (given: FormData) => {
    const partner = await operatorApi.createPartner({
      name: formText(given, 'name'),
      ownerEmail: formText(given, 'ownerEmail'),
    })
    return () => setMade(partner)
  }
  const close = () => {
    setMade(undefined)
    void changed()
  }
  return (
    <>
      <FormButton
        label="Provision a partner"
        isMain
        title="Provision a partner"
        verb="Provision the partner"
        work={provision}
      >
        <TextInput name="name" label="Name" maxLength={NAME_CHARACTERS_MAX} required data-autofocus />
        <TextInput
          name="ownerEmail"
          type="email"
          label="Owner’s email"
          description="The invitation to own the partner is sent there."
          maxLength={EMAIL_CHARACTERS_MAX}
          required
        />
      </FormButton>
      <OnceShownDialog
        title={`${made?.name ?? ''} is provisioned`}
        values={
          made && [
            { label: 'Partner id', value: made.id },
            { label: 'First key', value: made.apiKey },
          ]
        }
        fileName="partner.txt"
        about="If the key is lost, issue another one on the partner’s page."
        onClose={close}
      />
    </>
  )
}
