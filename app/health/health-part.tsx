'use client'

import type { inferOutput } from '@trpc/tanstack-react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { useTRPC } from '../_trpc/client.tsx'
import { StatusDot } from '../_ui/status-dot.tsx'
import styles from './health.module.css'

type Part = inferOutput<ReturnType<typeof useTRPC>['health']['status']>['parts'][number]

export function HealthPart({ part: { name, state, latencyMs, detail, advice } }: { part: Part }) {
  const t = useTranslations('health')
  const format = useFormatter()
  return (
    <li className={styles.part}>
      <h2 className={styles.name}>{t(`parts.${name}`)}</h2>
      <span className={styles.state}>
        <StatusDot value={state} label={t(`states.${state}`)} />
      </span>
      <span className={styles.latency}>
        {t('ms', { n: format.number(latencyMs, { maximumFractionDigits: 1 }) })}
      </span>
      <p className={styles.told}>
        {/* The server's own account is for whoever runs it, and in English, as its log is. */}
        <span lang="en" className={styles.detail}>
          {detail}
        </span>
        {advice && (
          <>
            {' '}
            <strong>{t('whatToDo')}</strong> <span lang="en">{advice}</span>
          </>
        )}
      </p>
    </li>
  )
}
