'use client'

import { TextInput } from '@mantine/core'
import { useState } from 'react'

type Props = {
  label: string
  value: string
  error: string | undefined
  className?: string | undefined
  numeric?: boolean
  onSave: (value: string) => void
}

/** A field that is saved when it is left or Enter is pressed; Escape takes back what was typed. */
export function SavedInput({ label, value, error, className, numeric = false, onSave }: Props) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  const save = () => typed !== value && onSave(typed)
  return (
    <TextInput
      className={className}
      aria-label={label}
      inputMode={numeric ? 'numeric' : undefined}
      value={typed}
      error={error}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') setTyped(value)
      }}
    />
  )
}
