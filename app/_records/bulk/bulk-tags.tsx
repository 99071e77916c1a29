'use client'

import { MultiSelect, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormDialog } from '../../_ui/form-dialog.tsx'
import { useInvalid } from '../../_ui/words.ts'
import { useSaving } from '../form/use-saving.ts'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'
import { tagField } from './bulk-fields.ts'
import type { Patch } from './use-bulk.tsx'

const tagsOf = (row: AnyRow): string[] => (Array.isArray(row.tags) ? row.tags.map(String) : [])

type Props = {
  view: View
  rows: readonly AnyRow[]
  onChange: (patchOf: (row: AnyRow) => Patch) => Promise<void>
  onClose: () => void
}

/** Tags that every ticked row gets, and tags that none keeps; the others of each row stay. */
export function BulkTags({ view, rows, onChange, onClose }: Props) {
  const t = useTranslations()
  const invalid = useInvalid()
  const known = [...new Set(rows.flatMap(tagsOf))].sort((a, b) => a.localeCompare(b))
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const { wrong, setWrong, pending, save } = useSaving('tags', tagField(view))

  const submit = () => {
    if (add.length + remove.length === 0) return setWrong(invalid('required'))
    return save(async () => {
      await onChange((row) => ({
        tags: [...new Set([...tagsOf(row).filter((tag) => !remove.includes(tag)), ...add])],
      }))
      onClose()
    })
  }

  return (
    <FormDialog
      title={t('bulk.tagTitle', { count: rows.length })}
      action={t('bulk.change', { count: rows.length })}
      pending={pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TagsInput
        label={t('bulk.addTags')}
        placeholder={add.length ? undefined : t('form.addTag')}
        data={known.filter((tag) => !remove.includes(tag))}
        value={add}
        onChange={setAdd}
        error={wrong}
        splitChars={[',', ';']}
        clearable={false}
        acceptValueOnBlur
        openOnFocus={false}
        data-autofocus
      />
      {known.length > 0 && (
        <MultiSelect
          label={t('bulk.removeTags')}
          placeholder={remove.length ? undefined : t('bulk.chooseTags')}
          data={known.filter((tag) => !add.includes(tag))}
          value={remove}
          onChange={setRemove}
          searchable
          hidePickedOptions
        />
      )}
    </FormDialog>
  )
}
