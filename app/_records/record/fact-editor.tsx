'use client'

import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FieldKind } from '#domain/field-kind.ts'
import { useHold } from '../../_live/hold.ts'
import { readProblem } from '../../_trpc/problem.ts'
import { useInvalid, useProblem } from '../../_ui/words.ts'
import type { Field } from '../field.ts'
import { ConflictDialog } from '../form/conflict-dialog.tsx'
import { FieldInput } from '../form/field-input.tsx'
import { sameValue, toForm, toInput } from '../form/form-values.ts'
import { useSaveRecord } from '../form/use-save-record.ts'
import { withinOf } from '../form/within.ts'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'
import styles from './record-facts.module.css'

/** Where Enter makes a line, or chooses. */
const enterIsTheirs = new Set<FieldKind>(['long', 'tags', 'reference', 'references', 'lines'])

type Props = { view: View; row: AnyRow; field: Field; onClose: () => void }

/** Edits one fact. Enter saves (Ctrl+Enter where Enter makes a line), Escape goes back; what is wrong is said below. */
export function FactEditor({ view, row, field, onClose }: Props) {
  const t = useTranslations('app')
  const invalid = useInvalid()
  const problem = useProblem()
  // The row as it was when editing began: a refresh behind our back must become a conflict, not a silent overwrite.
  const [base] = useState(row)
  // And nothing that others do takes the field away.
  useHold(true)
  const [value, setValue] = useState(() => toForm(field, row[field.name]))
  const [wrong, setWrong] = useState<{ path: string; text: string }>()
  const saving = useSaveRecord(view, {
    onSaved: onClose,
    onFailed: (error) => {
      const own = readProblem(error).errors.find(({ path }) => path.split('.')[0] === field.name)
      const { min, max } = field
      setWrong({
        path: own?.path ?? field.name,
        text: own ? invalid(own.message, { min, max }) : problem(error),
      })
    },
  })

  const save = () => {
    if (sameValue(value, toForm(field, base[field.name]))) return onClose()
    saving.save(base, { [field.name]: toInput(field, value) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    const plainEnter = !enterIsTheirs.has(field.kind)
    if (
      event.key !== 'Enter' ||
      event.nativeEvent.isComposing ||
      !(plainEnter || event.ctrlKey || event.metaKey)
    )
      return
    event.preventDefault()
    save()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the input inside, heard on their way up.
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <FieldInput
        field={field}
        value={value}
        onChange={setValue}
        error={wrong?.text}
        errors={wrong && { [wrong.path]: wrong.text }}
        among={row}
        within={withinOf(view, field, row)}
        bare
        autoFocus
      />
      <div className={styles.buttons}>
        <Button size="compact-sm" loading={saving.pending} onClick={save}>
          {t('save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
      {saving.conflict && (
        <ConflictDialog
          view={view}
          conflict={saving.conflict}
          pending={saving.pending}
          onSave={saving.resolve}
          onBack={saving.dismiss}
        />
      )}
    </div>
  )
}
