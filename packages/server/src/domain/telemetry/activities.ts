/** What a device may have noticed, for seek points in footage and for alerts. */
export const ACTIVITIES = [
  ...(['motion', 'person', 'vehicle', 'animal'] as const),
  ...(['face', 'known_face', 'unknown_face', 'licence_plate'] as const),
  ...(['unusual_pose', 'fall', 'crowd', 'crowd_over', 'nobody', 'nobody_over'] as const),
  ...(['person_entered', 'person_left', 'vehicle_entered', 'vehicle_left'] as const),
  ...(['sound', 'loud_sound', 'abusive_sound', 'call_for_help', 'gunshot', 'glass_break', 'siren'] as const),
  ...(['smoke_alarm', 'carbon_monoxide_alarm', 'tamper', 'visual_tamper', 'motion_tamper'] as const),
  ...(['temperature_high', 'temperature_low', 'humidity_high', 'humidity_low'] as const),
  ...(['probe_temperature_high', 'probe_temperature_low', 'probe_connected', 'probe_disconnected'] as const),
  ...(['co2_high', 'co2_low', 'pm25_high', 'tvoc_high', 'ethanol_high', 'air_quality_high'] as const),
  ...(['heat_index_high', 'carbon_monoxide_high', 'vape', 'smoke', 'thc', 'leak'] as const),
  ...(['door_opened', 'door_closed', 'door_ajar', 'door_forced_open'] as const),
  ...(['button_pressed', 'button_double_pressed', 'button_long_pressed', 'panic_button'] as const),
  ...(['tag_arrived', 'tag_departed', 'tag_moved', 'tag_panic'] as const),
  ...(['badge_accepted', 'badge_refused', 'doorbell', 'occupied', 'movement', 'vacant'] as const),
  ...(['mask_missing', 'helmet_missing', 'gloves_missing', 'visitor_arrived', 'visitor_departed'] as const),
  'other',
] as const
export type Activity = (typeof ACTIVITIES)[number]
