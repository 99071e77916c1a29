'use client'

import { useTranslations } from 'use-intl'
import { nameOf } from '../read-view.ts'
import { UndoToast } from '../undo-toast.tsx'
import type { View } from '../view.ts'
import styles from './bulk-toast.module.css'
import { useWhy } from './bulk-words.ts'
import type { Refused } from './run.ts'

type Props = { view: View; text: string; refused: readonly Refused[]; onUndo?: (() => void) | undefined }

/** What became of many rows: those that were left as they are by name, each with the reason; and the way back. */
export function BulkToast({ view, text, refused, onUndo }: Props) {
  const t = useTranslations()
  const why = useWhy()
  return (
    <div>
      <UndoToast text={text} onUndo={onUndo} />
      {refused.length > 0 && (
        <>
          <p className={styles.left}>{t('bulk.left', { count: refused.length })}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
          <ul className={styles.refused} tabIndex={0}>
            {refused.map((one) => (
              <li key={one.row.id}>
                <b>{nameOf(view, one.row)}</b> · {why(one)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
