'use client'

import { Button, Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { leftOf } from '../figures-of.ts'
import { Figures } from './figures.tsx'
import styles from './one-import.module.css'
import { useAfterCall } from './use-after-call.ts'

/** How far the work is: rows that were come to, or of those that were added what is in the trash. */
const wayOf = (one: Import) =>
  one.state === 'undoing'
    ? { done: one.undone, total: one.added + one.undone }
    : { done: one.total - leftOf(one), total: one.total }

/** An import under way, which goes on whether or not this page stays open, and can be stopped. */
export function Working({ one }: { one: Import }) {
  const t = useTranslations('imports')
  const trpc = useTRPC()
  const cancel = useMutation(trpc.imports.cancel.mutationOptions(useAfterCall()))
  const { done, total } = wayOf(one)
  return (
    <div className={styles.pad}>
      <div className={styles.way}>
        <Progress.Root size="sm" className={styles.bar}>
          <Progress.Section
            value={total ? (done / total) * 100 : 0}
            aria-label={t('progress')}
            aria-valuetext={t('passed', { done, total })}
            animated
          />
        </Progress.Root>
        <span className={styles.passed}>{t('passed', { done, total })}</span>
      </div>
      <Figures one={one} />
      {one.state === 'running' && (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ id: one.id })}>
          {t('stop')}
        </Button>
      )}
    </div>
  )
}
