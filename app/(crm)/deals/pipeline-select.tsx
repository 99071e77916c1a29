'use client'

import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './pipeline-select.module.css'

type Props = {
  pipelines: readonly { id: string; name: string }[]
  value: string
  /** What no pipeline in particular is called, where that can be chosen; it is told as ''. */
  all?: string
  onChange: (id: string) => void
}

/** Which pipeline a page is about. Where there is one alone there is nothing to choose. */
export function PipelineSelect({ pipelines, value, all, onChange }: Props) {
  const t = useTranslations('board')
  if (pipelines.length < 2) return null
  return (
    <NativeSelect
      classNames={{ root: styles.root, input: styles.input }}
      aria-label={t('pipeline')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(all ? [{ value: '', label: all }] : []),
        ...pipelines.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
