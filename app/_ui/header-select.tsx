'use client'

import { NativeSelect } from '@mantine/core'
import styles from './header-select.module.css'

type Props = {
  label: string
  choices: readonly { id: string; name: string }[]
  value: string
  onChange: (value: string) => void
}

/** What a page is about, chosen in its header. Where there is one choice alone there is nothing to choose. */
export const HeaderSelect = ({ label, choices, value, onChange }: Props) =>
  choices.length > 1 && (
    <NativeSelect
      classNames={{ root: styles.root, input: styles.input }}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
