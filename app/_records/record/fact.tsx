'use client'

import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../../_ui/words.ts'
import type { Field } from '../field.ts'
import { FieldValue, isEmpty } from '../field-value.tsx'
import { listHref } from '../hrefs.ts'
import type { AnyRow } from '../rooms.ts'
import { useIsLate } from '../use-is-late.ts'
import type { View } from '../view.ts'
import { FactEditor } from './fact-editor.tsx'
import { LinesTable } from './lines-table.tsx'
import styles from './record-facts.module.css'

type Props = { view: View; row: AnyRow; field: Field; mayChange: boolean }

/** One fact: read, or edited in its place by a click on it, by its pencil, or from the keyboard. */
export function Fact({ view, row, field, mayChange }: Props) {
  const t = useTranslations('record')
  const label = useFieldLabel()
  const [editing, setEditing] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const value = row[field.name]
  const name = label(field.label)
  const late = useIsLate(view)(row, field.name)
  const narrows = view.filters.some((filter) => filter.name === field.name)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !editing) pencil.current?.focus()
    wasEditing.current = editing
  }, [editing])
  const onClick = (event: MouseEvent) => {
    // A link in the value goes where it leads; text that is being marked is not a click.
    if (
      !mayChange ||
      (event.target instanceof Element && event.target.closest('a')) ||
      String(getSelection())
    )
      return
    setEditing(true)
  }
  return (
    <div className={styles.fact} data-wide={field.kind === 'lines' || undefined}>
      <dt className={styles.label}>{name}</dt>
      <dd>
        {editing ? (
          <FactEditor view={view} row={row} field={field} onClose={() => setEditing(false)} />
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the pencil inside is the keyboard's way; the click is a larger target for it.
          // biome-ignore lint/a11y/noStaticElementInteractions: as above.
          <div className={styles.value} data-may={mayChange || undefined} onClick={onClick}>
            <span className={styles.shown}>
              {field.kind === 'lines' ? (
                <LinesTable field={field} row={row} />
              ) : isEmpty(value) ? (
                <span className={styles.empty}>{t('empty')}</span>
              ) : (
                <FieldValue
                  field={field}
                  value={value}
                  row={row}
                  late={late}
                  narrowHref={
                    narrows
                      ? (one) => `${listHref(view.of)}?${field.name}=${encodeURIComponent(one)}`
                      : undefined
                  }
                />
              )}
            </span>
            {mayChange && (
              <ActionIcon
                ref={pencil}
                className={styles.pencil}
                variant="subtle"
                color="gray"
                size={20}
                aria-label={t('change', { field: name })}
                onClick={() => setEditing(true)}
              >
                <IconPencil size={14} stroke={1.6} aria-hidden />
              </ActionIcon>
            )}
          </div>
        )}
      </dd>
    </div>
  )
}
