'use client'

import { CloseButton, UnstyledButton } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconDownload,
  IconPencil,
  IconTag,
  IconUserPlus,
} from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { maxBulk } from '#domain/list.ts'
import { usePerson } from '../../_frame/person.tsx'
import { exportQuery } from '../list/export-query.ts'
import type { Ticks } from '../list/use-ticks.ts'
import type { View } from '../view.ts'
import styles from './bulk-bar.module.css'
import { BulkEdit } from './bulk-edit.tsx'
import { bulkFields, tagField } from './bulk-fields.ts'
import { BulkTags } from './bulk-tags.tsx'
import { useBulk } from './use-bulk.tsx'

/** The rest of the list, which can be loaded and ticked too. */
export type Rest = { total: number; reach: number; loading: boolean; tick: () => void }

type Props = { view: View; ticks: Ticks; archived: boolean; sort: string; rest: Rest | undefined }
type Asking = 'edit' | 'assign' | 'tags' | null

const Action = ({
  icon,
  label,
  ...button
}: { icon: ReactNode; label: string } & ComponentProps<'button'>) => (
  <UnstyledButton className={styles.action} {...button} aria-label={label} title={label}>
    {icon}
    <span className={styles.word}>{label}</span>
  </UnstyledButton>
)
const icon = { size: 17, stroke: 1.6, 'aria-hidden': true } as const

/** Where the ticked rows are a file, in the order of the list. */
const exportHref = (view: View, ids: readonly string[], sort: string) => {
  const query = exportQuery(sort)
  for (const id of ids) query.append('id', id)
  return `/api/crm/${view.of}/export?${query}`
}

/** What can be done with the ticked rows, at the foot of the window. */
export function BulkBar({ view, ticks, archived, sort, rest }: Props) {
  const t = useTranslations('bulk')
  const { may } = usePerson()
  const bulk = useBulk(view)
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const mayChange = !archived && may(view.of, 'update')
  const { rows } = ticks
  const tooMany = rows.length > maxBulk
  return (
    <>
      <section className={styles.bar} data-bulk-bar aria-label={t('label')}>
        <div className={styles.count}>
          <span role="status">{t('count', { count: rows.length })}</span>
          {rest && (
            <UnstyledButton className={styles.rest} onClick={rest.tick} disabled={rest.loading}>
              {rest.loading
                ? t('loading', { count: rows.length })
                : t(rest.reach < rest.total ? 'tickFirst' : 'tickRest', { count: rest.reach })}
            </UnstyledButton>
          )}
        </div>
        {mayChange && bulkFields(view).length > 0 && (
          <Action icon={<IconPencil {...icon} />} label={t('edit')} onClick={() => setAsking('edit')} />
        )}
        {mayChange && view.assign && (
          <Action icon={<IconUserPlus {...icon} />} label={t('assign')} onClick={() => setAsking('assign')} />
        )}
        {mayChange && tagField(view) && (
          <Action icon={<IconTag {...icon} />} label={t('tag')} onClick={() => setAsking('tags')} />
        )}
        {!archived && may(view.of, 'archive') && (
          <Action
            icon={<IconArchive {...icon} />}
            label={t('archive')}
            disabled={bulk.pending}
            onClick={() => bulk.archive(rows)}
          />
        )}
        {archived && may(view.of, 'restore') && (
          <Action
            icon={<IconArchiveOff {...icon} />}
            label={t('restore')}
            disabled={bulk.pending}
            onClick={() => bulk.restore(rows)}
          />
        )}
        {!archived &&
          (tooMany ? (
            <Action icon={<IconDownload {...icon} />} label={t('exportMost', { count: maxBulk })} disabled />
          ) : (
            <a
              className={styles.action}
              href={exportHref(
                view,
                rows.map(({ id }) => id),
                sort,
              )}
              download
              aria-label={t('export')}
              title={t('export')}
            >
              <IconDownload {...icon} />
              <span className={styles.word}>{t('export')}</span>
            </a>
          ))}
        <CloseButton
          className={styles.close}
          size={32}
          iconSize={18}
          aria-label={t('clear')}
          title={t('clear')}
          onClick={ticks.clear}
        />
      </section>
      {(asking === 'edit' || asking === 'assign') && (
        <BulkEdit
          view={view}
          rows={rows}
          only={asking === 'assign' ? view.assign : undefined}
          onChange={(patchOf) => bulk.change(rows, patchOf)}
          onClose={close}
        />
      )}
      {asking === 'tags' && (
        <BulkTags
          view={view}
          rows={rows}
          onChange={(patchOf) => bulk.change(rows, patchOf)}
          onClose={close}
        />
      )}
    </>
  )
}
