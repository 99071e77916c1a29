import './globals.css'
import '@mantine/core/styles.layer.css'
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { catalogue } from './_messages/catalogue.ts'
import { languageHere } from './_messages/language.ts'
import { words } from './_messages/words.ts'
import { OfflineGuard } from './_offline/offline-guard.tsx'
import { Providers } from './_ui/providers.tsx'
import { timeZoneHere } from './_ui/time-zone-here.ts'

export const generateMetadata = async (): Promise<Metadata> => {
  const say = await words()
  return {
    title: { default: say('app.name'), template: `%s · ${say('app.name')}` },
    description: say('app.description'),
    manifest: '/manifest.webmanifest',
    appleWebApp: { title: say('app.name') },
    icons: { icon: '/icon.svg', apple: '/icon-180.png' },
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1014' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const { language, locale } = await languageHere()
  return (
    <html lang={language} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <Providers
          nonce={nonce}
          locale={locale}
          messages={catalogue[language]}
          timeZone={await timeZoneHere()}
          now={new Date().toISOString()}
        >
          {children}
          <OfflineGuard language={language} />
        </Providers>
      </body>
    </html>
  )
}
