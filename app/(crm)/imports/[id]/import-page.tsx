'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../../_frame/page-header.tsx'
import type { Field } from '../../../_records/field.ts'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { isWorking } from '../figures-of.ts'
import { Ended } from './ended.tsx'
import { Mapping } from './mapping.tsx'
import styles from './one-import.module.css'
import { useRefreshAfter } from './use-refresh-after.ts'
import { Working } from './working.tsx'

const whileWorkingMs = 1_000

/** One file: what its columns are, then how far its rows are, then what became of each. */
export function ImportPage({ id, fields }: { id: string; fields: readonly Field[] }) {
  const t = useTranslations()
  const found = useQuery(
    useTRPC().imports.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => state.data && isWorking(state.data) && whileWorkingMs },
    ),
  )
  const one = found.data
  useRefreshAfter(one)
  if (!one) return found.isError && <ListFailed error={found.error} onRetry={() => found.refetch()} />
  return (
    <>
      <PageHeader
        above={{ href: '/imports', title: t('imports.title') }}
        title={one.fileName}
        count={t(`${one.of}.title`)}
      />
      <p role="status" className={styles.says}>
        {one.state === 'draft' ? t('imports.mappingNote') : t(`imports.says.${one.state}`)}
      </p>
      {one.state === 'draft' ? (
        <Mapping one={one} fields={fields} />
      ) : isWorking(one) ? (
        <Working one={one} />
      ) : (
        <Ended one={one} fields={fields} />
      )}
    </>
  )
}
