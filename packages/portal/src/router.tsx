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
  createRoute({
    getParentRoute: () => partner,
    path: '/organizations/$orgId',
    component: lazyRouteComponent(() => import('./partner/organization-page.tsx'), 'OrganizationPage'),
  }),
  createRoute({
    getParentRoute: () => partner,
    path: '/secrets',
    component: lazyRouteComponent(() => import('./partner/secrets-page.tsx'), 'SecretsPage'),
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

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    partner.addChildren(partnerPages),
    customer.addChildren(customerPages),
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
