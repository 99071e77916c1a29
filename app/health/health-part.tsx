'use client'

import type { inferOutput } from '@trpc/tanstack-react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { useTRPC } from '../_trpc/client.tsx'
import { StatusDot } from '../_ui/status-dot.tsx'
import styles from './health.module.css'
import { useHealthValues } from './use-health-values.ts'

type Part = inferOutput<ReturnType<typeof useTRPC>['health']['status']>['parts'][number]

export function HealthPart({ part }: { part: Part }) {
  const { name, state, latencyMs, detailCode, adviceCode } = part
  const t = useTranslations('health')
  const format = useFormatter()
  const values = useHealthValues(part)
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
        <span className={styles.detail}>{t(`details.${detailCode}`, values)}</span>
        {adviceCode && (
          <>
            {' '}
            <strong>{t('whatToDo')}</strong> {t(`advice.${adviceCode}`, values)}
          </>
        )}
      </p>
    </li>
  )
}
