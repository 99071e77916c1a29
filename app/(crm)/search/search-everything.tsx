'use client'

import { TextInput } from '@mantine/core'
import { IconSearch, IconSearchOff } from '@tabler/icons-react'
import { parseAsString, useQueryState } from 'nuqs'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../_frame/page-header.tsx'
import { useShortcut } from '../../_frame/use-shortcuts.ts'
import { ListFailed, Said } from '../../_records/list/table-states.tsx'
import { byKind } from '../../_search/by-kind.ts'
import { useFound } from '../../_search/use-found.ts'
import { afterPause, useTyped } from '../../_ui/use-typed.ts'
import { FoundKind } from './found-kind.tsx'
import styles from './search.module.css'

/** Records of every kind by what is typed, or by what the address says. */
export function SearchEverything() {
  const t = useTranslations('search')
  const [text, setText] = useQueryState('q', parseAsString.withDefault(''))
  const box = useRef<HTMLInputElement>(null)
  useTyped(text, () => setText(text || null))
  const { q, data, error, retry, settled } = useFound(text)
  useShortcut('search', () => box.current?.focus())
  return (
    <>
      <PageHeader title={t('title')} />
      <div className={styles.page}>
        <TextInput
          ref={box}
          type="search"
          className={styles.box}
          aria-label={t('pagePlaceholder')}
          placeholder={t('pagePlaceholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value || null, afterPause)}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          maxLength={100}
          autoFocus={text === ''}
        />
        <p role="status" className={styles.count}>
          {settled && data.length > 0 && t('found', { total: data.length })}
        </p>
        {error && data.length === 0 ? (
          <ListFailed error={error} onRetry={retry} />
        ) : q === '' ? (
          <Said
            icon={<IconSearch size={22} stroke={1.5} aria-hidden />}
            title={t('emptyTitle')}
            text={t('emptyText')}
          />
        ) : settled && data.length === 0 ? (
          <Said
            icon={<IconSearchOff size={22} stroke={1.5} aria-hidden />}
            title={t('nothingTitle')}
            text={t('nothingText', { q })}
          />
        ) : (
          <div data-stale={!settled || undefined} className={styles.kinds}>
            {byKind(data).map(({ type, found }) => (
              <FoundKind key={type} type={type} found={found} q={q} />
            ))}
          </div>
        )}
      </div>
    </>
  )
}
