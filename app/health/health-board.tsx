'use client'

import { useQuery } from '@tanstack/react-query'
import { useNow, useTranslations } from 'use-intl'
import { useTRPC } from '../_trpc/client.tsx'
import { Brand } from '../_ui/brand.tsx'
import { LinkButton } from '../_ui/link-button.tsx'
import { Notice } from '../_ui/notice.tsx'
import styles from './health.module.css'
import { HealthPart } from './health-part.tsx'
import { Uptime } from './uptime.tsx'

const seconds = 5

/** Every part of the system with its state and what to do, asked again every few seconds for as long as it is open. */
export function HealthBoard() {
  const t = useTranslations()
  const status = useQuery(
    useTRPC().health.status.queryOptions(undefined, {
      refetchInterval: seconds * 1_000,
      refetchIntervalInBackground: false,
      staleTime: 0,
      retry: false,
    }),
  )
  const { data, isError, dataUpdatedAt } = status
  const state = isError ? 'unreachable' : data?.status
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Brand name={t('app.name')} />
        <LinkButton href="/" variant="default">
          {t('health.toApp')}
        </LinkButton>
      </header>
      <main className={styles.main}>
        <div className={styles.verdict} data-state={isError ? 'down' : data?.status} aria-live="polite">
          <h1>{state ? t(`health.${state}`) : t('health.title')}</h1>
          {dataUpdatedAt > 0 && <Checked at={dataUpdatedAt} />}
        </div>
        {isError && <Notice>{t('health.unreachableText')}</Notice>}
        {data && data.limitScale !== 1 && (
          <Notice tone="warn">{t('health.limits', { n: data.limitScale })}</Notice>
        )}
        {data && (
          <>
            <ul className={styles.parts} data-old={isError || undefined} aria-label={t('health.title')}>
              {data.parts.map((part) => (
                <HealthPart key={part.name} part={part} />
              ))}
            </ul>
            <dl className={styles.facts}>
              <div>
                <dt>{t('health.version')}</dt>
                <dd>{data.version}</dd>
              </div>
              <div>
                <dt>{t('health.uptime')}</dt>
                <dd>
                  <Uptime startedAt={data.startedAt} running={!isError} />
                </dd>
              </div>
            </dl>
          </>
        )}
      </main>
    </div>
  )
}

function Checked({ at }: { at: number }) {
  const t = useTranslations('health')
  const now = useNow({ updateInterval: 1_000 })
  return <p>{t('checked', { n: Math.max(0, Math.round((now.getTime() - at) / 1_000)), every: seconds })}</p>
}
