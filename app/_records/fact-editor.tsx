'use client'

import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readProblem } from '../_trpc/problem.ts'
import { useInvalid, useProblem } from '../_ui/words.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { Field, FieldKind } from './field.ts'
import { FieldInput } from './field-input.tsx'
import { sameValue, toForm, toInput, wrongWith } from './form-values.ts'
import styles from './record-facts.module.css'
import type { AnyRow } from './rooms.ts'
import { useSaveRecord } from './use-save-record.ts'
import type { View } from './view.ts'
import { withinOf } from './within.ts'

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
  const [value, setValue] = useState(() => toForm(field, row[field.name]))
  const [wrong, setWrong] = useState<string>()
  const [path, setPath] = useState(field.name)
  const say = (code: string, at = field.name) => {
    setPath(at)
    setWrong(invalid(code, { min: field.min, max: field.max }))
  }
  const saving = useSaveRecord(view, {
    onSaved: onClose,
    onFailed: (error) => {
      const own = readProblem(error).errors.find(({ path }) => path.split('.')[0] === field.name)
      if (own) say(own.message, own.path)
      else setWrong(problem(error))
    },
  })

  const save = () => {
    const [first] = wrongWith(field, value)
    if (first) return say(first.code, first.path)
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
        error={field.kind === 'lines' ? undefined : wrong}
        errors={wrong ? { [path]: wrong } : {}}
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
