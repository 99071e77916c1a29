'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { PlainPage } from './_ui/plain-page.tsx'

const digestOf = (error: unknown) =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations()
  const digest = digestOf(error)
  return (
    <PlainPage
      title={t('failure.title')}
      text={t('failure.text')}
      note={digest && t('failure.digest', { digest })}
    >
      <Button onClick={retry}>{t('app.retry')}</Button>
      <Button component="a" href="/" variant="default">
        {t('failure.home')}
      </Button>
      <Button component="a" href="/health" variant="default">
        {t('outage.health')}
      </Button>
    </PlainPage>
  )
}
