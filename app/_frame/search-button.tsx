'use client'

import { UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { Keys } from './keys.tsx'
import styles from './search-button.module.css'
import { shortcuts } from './shortcuts.ts'

type Props = { onClick: () => void; compact?: boolean }

/** Opens the palette, for whoever does not know its key. `compact` is the phone's, among the links of the bottom bar. */
export function SearchButton({ onClick, compact = false }: Props) {
  const t = useTranslations('search')
  return (
    <UnstyledButton
      className={styles.button}
      data-compact={compact || undefined}
      onClick={onClick}
      title={compact ? undefined : t('title')}
      aria-haspopup="dialog"
    >
      <IconSearch size={compact ? 18 : 16} stroke={1.6} aria-hidden />
      <span className={styles.label}>{t('title')}</span>
      {!compact && (
        <span className={styles.keys} aria-hidden="true">
          <Keys of={shortcuts.palette.keys} />
        </span>
      )}
    </UnstyledButton>
  )
}
