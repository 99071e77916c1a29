'use client'

import { Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../../_ui/words.ts'
import type { Field } from '../field.ts'
import { ReferenceInput } from '../form/reference-input.tsx'

type Props = { field: Field; onChoose: (id: string) => void; onClose: () => void }

/** Asks which client, owner, pipeline … the list is to be narrowed to. */
export function FilterAsk({ field, onChoose, onClose }: Props) {
  const t = useTranslations()
  const label = useFieldLabel()
  const name = label(field.label)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('table.byTitle', { field: name })}
      size={420}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {field.to && (
        <ReferenceInput
          to={field.to}
          value=""
          onChange={onChoose}
          input={{ 'aria-label': name, 'data-autofocus': true }}
        />
      )}
    </Modal>
  )
}
