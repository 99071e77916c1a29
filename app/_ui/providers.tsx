'use client'

import { MantineProvider } from '@mantine/core'
import { setNonce } from 'get-nonce'
import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { IntlProvider } from 'use-intl'
import type { Messages } from '../_messages/catalogue.ts'
import { ApiProvider } from '../_trpc/client.tsx'
import { cssVariables, theme } from '../theme.ts'
import { rememberTimeZone } from './time-zone.ts'

type Props = {
  nonce: string | undefined
  locale: string
  messages: Messages
  timeZone: string
  now: string
  children: ReactNode
}

export function Providers({ nonce, locale, messages, timeZone, now, children }: Props) {
  // The document's nonce is the first one; a later server render carries another, which the browser would refuse.
  const [documentNonce] = useState(() => {
    if (nonce && typeof window !== 'undefined') setNonce(nonce)
    return nonce ?? ''
  })
  const [zone, setZone] = useState(timeZone)
  const [renderedAt] = useState(() => new Date(now))

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    rememberTimeZone(own)
    // What of the page is still on its way is rendered in the zone that the server knew, and changes with the rest.
    startTransition(() => setZone(own))
  }, [])

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => documentNonce}
    >
      <IntlProvider locale={locale} messages={messages} timeZone={zone} now={renderedAt}>
        <ApiProvider>{children}</ApiProvider>
      </IntlProvider>
    </MantineProvider>
  )
}
