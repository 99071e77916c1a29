'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { PlainPage } from './_ui/plain-page.tsx'

const digestOf = (error: unknown) =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined

/**
 * Another try loads the page anew: a part that could not be fetched is not asked for a second time by the page that asked,
 * and after an upgrade it is there no more.
 */
export default function ErrorPage({ error }: { error: unknown }) {
  const t = useTranslations()
  const digest = digestOf(error)
  return (
    <PlainPage
      title={t('failure.title')}
      text={t('failure.text')}
      note={digest && t('failure.digest', { digest })}
    >
      <Button onClick={() => location.reload()}>{t('app.retry')}</Button>
      <Button component="a" href="/" variant="default">
        {t('failure.home')}
      </Button>
      <Button component="a" href="/health" variant="default">
        {t('outage.health')}
      </Button>
    </PlainPage>
  )
}
