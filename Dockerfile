# The server, the gateway and the tenantry command. docs/docker.md says how it is used.

FROM node:20-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY packages/server/package.json packages/server/
COPY packages/sdk/package.json packages/sdk/
COPY packages/cli/package.json packages/cli/
COPY packages/portal/package.json packages/portal/
COPY scripts scripts
RUN node scripts/install.mjs
COPY tsconfig.base.json ./
COPY openapi openapi
COPY packages packages
RUN npm run build

FROM node:20-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/server/package.json packages/server/
COPY packages/sdk/package.json packages/sdk/
COPY packages/cli/package.json packages/cli/
COPY packages/portal/package.json packages/portal/
# What the portal needs is in what was built of it.
RUN npm ci --omit=dev --workspace @tenantry/server --workspace @tenantry/cli

FROM node:20-slim
ENV NODE_ENV=production TENANTRY_DATA=/data TENANTRY_HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app ./
COPY LICENSE ./
COPY packages/server/migrations packages/server/migrations
COPY packages/cli/bin packages/cli/bin
COPY --from=build /build/packages/server/dist packages/server/dist
COPY --from=build /build/packages/sdk/dist packages/sdk/dist
COPY --from=build /build/packages/cli/dist packages/cli/dist
COPY --from=build /build/packages/portal/dist packages/portal/dist
RUN ln -s /app/packages/cli/bin/tenantry.mjs /usr/local/bin/tenantry && install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 10254 10255 8443
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TENANTRY_PORT || 10254}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/packages/server/dist/main.js"]
