import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { readCustomerActivitySearch } from './customer/activity-search.ts'
import { CustomerFrame } from './customer/customer-frame.tsx'
import { readSpendSearch } from './customer/spend-search.ts'
import { OperatorFrame } from './operator/operator-frame.tsx'
import { readPartnerActivitySearch } from './partner/activity-search.ts'
import { PartnerFrame } from './partner/partner-frame.tsx'
import { readPortfolioSearch } from './partner/portfolio-search.ts'
import { placesQuery } from './places.ts'
import { queryClient } from './query-client.ts'
import { Missing } from './shared/missing.tsx'
import { Problem } from './shared/problem.tsx'
import { StartPage } from './start-page.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing })
const withPlaces = { loader: () => queryClient.ensureQueryData(placesQuery) }

const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage, ...withPlaces })

const partner = createRoute({
  getParentRoute: () => root,
  path: '/p/$partnerId',
  component: PartnerFrame,
  ...withPlaces,
})
const organization = createRoute({
  getParentRoute: () => partner,
  path: '/organizations/$orgId',
  component: lazyRouteComponent(() => import('./partner/organization-layout.tsx'), 'OrganizationLayout'),
})
const organizationPages = [
  createRoute({
    getParentRoute: () => organization,
    path: '/',
    component: lazyRouteComponent(() => import('./partner/organization-page.tsx'), 'OrganizationPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/hardware',
    component: lazyRouteComponent(() => import('./partner/hardware-page.tsx'), 'HardwarePage'),
  }),
]
const inside = createRoute({
  getParentRoute: () => organization,
  path: '/inside',
  component: lazyRouteComponent(() => import('./partner/inside/inside-layout.tsx'), 'InsideLayout'),
})
const insidePages = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    component: lazyRouteComponent(() => import('./partner/inside/live-devices-page.tsx'), 'LiveDevicesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/locations',
    component: lazyRouteComponent(() => import('./partner/inside/locations-page.tsx'), 'LocationsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/alerts',
    component: lazyRouteComponent(() => import('./partner/inside/alerts-page.tsx'), 'AlertsPage'),
  }),
]
const partnerPages = [
  createRoute({
    getParentRoute: () => partner,
    path: '/',
    component: lazyRouteComponent(() => import('./partner/overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => partner,
    path: '/organizations',
    validateSearch: readPortfolioSearch,
    component: lazyRouteComponent(() => import('./partner/organizations-page.tsx'), 'OrganizationsPage'),
  }),
  organization.addChildren([...organizationPages, inside.addChildren(insidePages)]),
  createRoute({
    getParentRoute: () => partner,
    path: '/secrets',
    component: lazyRouteComponent(() => import('./partner/secrets-page.tsx'), 'SecretsPage'),
  }),
  createRoute({
    getParentRoute: () => partner,
    path: '/deals',
    component: lazyRouteComponent(() => import('./partner/deals-page.tsx'), 'DealsPage'),
  }),
  createRoute({
    getParentRoute: () => partner,
    path: '/members',
    component: lazyRouteComponent(() => import('./partner/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => partner,
    path: '/keys',
    component: lazyRouteComponent(() => import('./partner/keys-page.tsx'), 'KeysPage'),
  }),
  createRoute({
    getParentRoute: () => partner,
    path: '/activity',
    validateSearch: readPartnerActivitySearch,
    component: lazyRouteComponent(() => import('./partner/activity-page.tsx'), 'ActivityPage'),
  }),
  createRoute({
    getParentRoute: () => partner,
    path: '/settings',
    component: lazyRouteComponent(() => import('./partner/settings-page.tsx'), 'SettingsPage'),
  }),
]

const customer = createRoute({
  getParentRoute: () => root,
  path: '/o/$orgId',
  component: CustomerFrame,
  ...withPlaces,
})
const customerPages = [
  createRoute({
    getParentRoute: () => customer,
    path: '/',
    component: lazyRouteComponent(() => import('./customer/dashboard-page.tsx'), 'DashboardPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/access',
    component: lazyRouteComponent(() => import('./customer/access-page.tsx'), 'AccessPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/members',
    component: lazyRouteComponent(() => import('./customer/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/secrets',
    component: lazyRouteComponent(() => import('./customer/secrets-page.tsx'), 'SecretsPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/projects',
    component: lazyRouteComponent(() => import('./customer/projects-page.tsx'), 'ProjectsPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/projects/$projectId',
    component: lazyRouteComponent(() => import('./customer/project-page.tsx'), 'ProjectPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/spend',
    validateSearch: readSpendSearch,
    component: lazyRouteComponent(() => import('./customer/spend-page.tsx'), 'SpendPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/activity',
    validateSearch: readCustomerActivitySearch,
    component: lazyRouteComponent(() => import('./customer/activity-page.tsx'), 'ActivityPage'),
  }),
  createRoute({
    getParentRoute: () => customer,
    path: '/keys',
    component: lazyRouteComponent(() => import('./customer/keys-page.tsx'), 'KeysPage'),
  }),
]

const operatorSignIn = createRoute({
  getParentRoute: () => root,
  path: '/operator/sign-in',
  component: lazyRouteComponent(() => import('./operator/sign-in-page.tsx'), 'OperatorSignInPage'),
})
const operator = createRoute({ getParentRoute: () => root, path: '/operator', component: OperatorFrame })
const chosenPartner = createRoute({
  getParentRoute: () => operator,
  path: '/partners/$partnerId',
  component: lazyRouteComponent(() => import('./operator/partner-layout.tsx'), 'PartnerLayout'),
})
const chosenPartnerPages = [
  createRoute({
    getParentRoute: () => chosenPartner,
    path: '/',
    component: lazyRouteComponent(
      () => import('./operator/partner-settings-page.tsx'),
      'PartnerSettingsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => chosenPartner,
    path: '/keys',
    component: lazyRouteComponent(() => import('./operator/partner-keys-page.tsx'), 'PartnerKeysPage'),
  }),
  createRoute({
    getParentRoute: () => chosenPartner,
    path: '/loads',
    component: lazyRouteComponent(() => import('./operator/loads-page.tsx'), 'LoadsPage'),
  }),
  createRoute({
    getParentRoute: () => chosenPartner,
    path: '/deals',
    component: lazyRouteComponent(() => import('./operator/deals-page.tsx'), 'DealsPage'),
  }),
]
const operatorPages = [
  createRoute({
    getParentRoute: () => operator,
    path: '/',
    component: lazyRouteComponent(() => import('./operator/overview-page.tsx'), 'OperatorOverviewPage'),
  }),
  createRoute({
    getParentRoute: () => operator,
    path: '/partners',
    component: lazyRouteComponent(() => import('./operator/partners-page.tsx'), 'PartnersPage'),
  }),
  createRoute({
    getParentRoute: () => operator,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./operator/outbox-page.tsx'), 'OutboxPage'),
  }),
  chosenPartner.addChildren(chosenPartnerPages),
]

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    partner.addChildren(partnerPages),
    customer.addChildren(customerPages),
    operatorSignIn,
    operator.addChildren(operatorPages),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <Problem error={error} onRetry={reset} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
