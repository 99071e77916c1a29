'use client'

import { Button, Modal, MultiSelect, TagsInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readProblem } from '../../_trpc/problem.ts'
import { useInvalid, useProblem } from '../../_ui/words.ts'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'
import styles from './bulk-dialog.module.css'
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
  const problem = useProblem()
  const known = [...new Set(rows.flatMap(tagsOf))].sort((a, b) => a.localeCompare(b))
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const [wrong, setWrong] = useState<string>()
  const [pending, setPending] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (add.length + remove.length === 0) return setWrong(invalid('required'))
    setPending(true)
    setWrong(undefined)
    try {
      await onChange((row) => ({
        tags: [...new Set([...tagsOf(row).filter((tag) => !remove.includes(tag)), ...add])],
      }))
      onClose()
    } catch (error) {
      const own = readProblem(error).errors.find(({ path }) => path.split('.').includes('tags'))
      setWrong(own ? invalid(own.message, tagField(view)) : problem(error))
    } finally {
      setPending(false)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.tagTitle', { count: rows.length })}
      size={440}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
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
        <div className={styles.actions}>
          <Button type="submit" loading={pending}>
            {t('bulk.change', { count: rows.length })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
