'use client'

import { UnstyledButton } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import type { Import, RowOutcome } from '#domain/imports.ts'
import { figuresOf, leftOf } from '../figures-of.ts'
import styles from './one-import.module.css'

type Props = {
  one: Import
  /** The figure whose rows are shown. */
  shown?: RowOutcome | undefined
  /** Shows those of another; without it the figures are only read. */
  onShow?: (outcome: RowOutcome) => unknown
}

const isOfUndoing = ({ state }: Import) => state === 'undoing' || state === 'undone'

/** What became of the rows, as figures; each leads to its rows. */
export function Figures({ one, shown, onShow }: Props) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const figures = figuresOf(one).filter(({ outcome }) => outcome !== 'undone' || isOfUndoing(one))
  const left = leftOf(one)
  return (
    <ul className={styles.figures} aria-label={t('figures')}>
      {figures.map(({ outcome, n }) => (
        <li key={outcome} data-outcome={n > 0 ? outcome : undefined}>
          <UnstyledButton
            className={styles.figure}
            aria-pressed={onShow && outcome === shown}
            disabled={!onShow || n === 0}
            onClick={() => onShow?.(outcome)}
          >
            <span className={styles.n}>{format.number(n)}</span>
            <span className={styles.label}>{t(`outcomes.${outcome}`)}</span>
          </UnstyledButton>
        </li>
      ))}
      {left > 0 && (
        <li>
          <div className={styles.figure}>
            <span className={styles.n}>{format.number(left)}</span>
            <span className={styles.label}>{t('unreached')}</span>
          </div>
        </li>
      )}
    </ul>
  )
}
