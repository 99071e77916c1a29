'use client'

import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReferenceTarget } from '#domain/fields.ts'
import { useName } from '../names.tsx'
import { type PickerProps, useChoices, type Within } from './use-choices.tsx'

type Props = {
  to: ReferenceTarget
  within?: Within | undefined
  clearable?: boolean
  value: string
  onChange: (id: string) => void
  input: PickerProps
}

/** Another record, found by typing. */
export function ReferenceInput({ to, within, clearable = false, value, onChange, input }: Props) {
  const t = useTranslations('form')
  const [search, setSearch] = useState('')
  const name = useName(to, value)?.name ?? ''
  // What stands in the input for the choice is not searched for: opened again, it offers everything.
  const typed = search === name ? '' : search
  const choices = useChoices({ to, search: typed, within }, value && name ? [{ id: value, name }] : [])
  return (
    <Select
      placeholder={t('search')}
      {...input}
      {...choices}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('clearChoice') }}
      allowDeselect={false}
    />
  )
}
