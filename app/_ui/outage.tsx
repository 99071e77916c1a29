'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { PlainPage } from './plain-page.tsx'

const seconds = 5

/** Shown instead of a page when the database does not answer: it says so, keeps trying, and opens by itself. */
export function Outage() {
  const t = useTranslations()
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1_000)
    return () => clearInterval(timer)
  }, [router])
  return (
    <PlainPage title={t('outage.title')} text={t('outage.text')} note={t('outage.trying', { n: seconds })}>
      <Button onClick={() => router.refresh()}>{t('app.retry')}</Button>
      <Button component="a" href="/health" variant="default">
        {t('outage.health')}
      </Button>
    </PlainPage>
  )
}
