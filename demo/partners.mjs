/** Who sells here, and what their customers are. */
export const PARTNERS = [
  {
    name: 'Coastal IT Services',
    mark: 'COA',
    owner: 'Maren Voss',
    email: 'maren@coastal-it.example',
    devices: 800,
    trades: ['Dental', 'Law Office', 'Accounting', 'Architects', 'Veterinary Clinic'],
    secrets: ['anthropic', 'openai'],
    branding: { displayName: 'Coastal IT', color: '#0b7285', supportEmail: 'help@coastal-it.example' },
  },
  {
    name: 'Harbor Reservations',
    mark: 'HAR',
    owner: 'Tomás Rivera',
    email: 'tomas@harbor.example',
    devices: 0,
    trades: ['Kayak Tours', 'Whale Watching', 'Sailing School', 'Bike Rental', 'Surf Camp'],
    secrets: ['anthropic'],
    branding: { color: '#c2255c', supportUrl: 'https://harbor.example/help' },
  },
  {
    name: 'Northwind Security',
    mark: 'NOR',
    owner: 'Aiko Tanaka',
    email: 'aiko@northwind.example',
    devices: 1_200,
    trades: ['Logistics', 'Self Storage', 'Pharmacy', 'Hardware Store', 'Car Dealer'],
    secrets: ['openai'],
  },
]
export const ORGS_PER_PARTNER = 100
export const DAYS = 90

const PLACES = [
  ...['Alder', 'Birch', 'Cedar', 'Dune', 'Elm', 'Fjord', 'Glen', 'Heron', 'Inlet', 'Juniper'],
  ...['Kelp', 'Lagoon', 'Marsh', 'Northgate', 'Oak', 'Pine', 'Quay', 'Reed', 'Sound', 'Tide'],
]

/** The names of a partner's customers: each there once. */
export const customerNames = ({ trades }) =>
  Array.from(
    { length: ORGS_PER_PARTNER },
    (_, at) => `${PLACES[at % PLACES.length]} ${trades[Math.floor(at / PLACES.length)]}`,
  )

/** What the makers of models charge and are called by, for what agents spend. */
export const PROVIDERS = {
  anthropic: {
    name: 'Claude for customers',
    host: 'api.anthropic.com',
    model: 'claude-sonnet-4-5',
    nanoDollars: { input: 3_000, output: 15_000 },
  },
  openai: {
    name: 'GPT for customers',
    host: 'api.openai.com',
    model: 'gpt-4o',
    nanoDollars: { input: 2_500, output: 10_000 },
  },
}

/** Kinds of hardware, and which of each hundred are of it. */
export const HARDWARE = [
  { deviceType: 'CAMERA', model: 'CAMERA_R200', below: 55 },
  { deviceType: 'DOOR_SENSOR', model: 'UNSPECIFIED', below: 80 },
  { deviceType: 'ENVIRONMENTAL_SENSOR', model: 'UNSPECIFIED', below: 100 },
]
