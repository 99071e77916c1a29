'use client'

import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReferenceTarget } from '#domain/fields.ts'
import { useNames } from '../names.tsx'
import { type PickerProps, useChoices } from './use-choices.tsx'

type Props = {
  to: ReferenceTarget
  value: string[]
  onChange: (ids: string[]) => void
  input: PickerProps
}

/** Several other records, found by typing. */
export function ReferencesInput({ to, value, onChange, input }: Props) {
  const t = useTranslations('form')
  const [search, setSearch] = useState('')
  const names = useNames(to, value)
  const chosen = value.map((id) => ({ id, name: names.get(id) ?? t('choicesComing') }))
  const choices = useChoices({ to, search }, chosen)
  return (
    <MultiSelect
      {...input}
      {...choices}
      placeholder={value.length ? undefined : t('search')}
      value={value}
      onChange={(ids) => {
        setSearch('')
        onChange(ids)
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      hidePickedOptions
    />
  )
}
