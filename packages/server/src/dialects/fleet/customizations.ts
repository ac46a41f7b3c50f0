import type { Static } from 'typebox'
import type { Customizations } from '../../domain/customizations.ts'
import type { Customizations as WireSchema } from './schemas/clients.ts'

type Wire = Static<typeof WireSchema>

/** The customizations that a request gives, in the domain's words. */
export const readCustomizations = ({
  forceLowBandwidthOnAllCameras,
  inactivityTimeout,
}: Wire): Partial<Customizations> => ({
  ...(forceLowBandwidthOnAllCameras !== undefined && { forceLowBandwidth: forceLowBandwidthOnAllCameras }),
  ...(inactivityTimeout !== undefined && { inactivityTimeout }),
})

/** `ClientCustomizationsType`, for a client and for one of its devices. */
export const presentCustomizations = ({ forceLowBandwidth, inactivityTimeout }: Customizations): Wire => ({
  ...(forceLowBandwidth !== null && { forceLowBandwidthOnAllCameras: forceLowBandwidth }),
  ...(inactivityTimeout !== null && { inactivityTimeout }),
})
