'use client'

import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Attachment } from '#domain/entities.ts'
import { useMayAttached } from './use-attached.ts'
import { type AttachedRow, type Said, useAttachedTrash } from './use-attached-trash.tsx'

type Props = { of: Attachment; row: AttachedRow; label: string; said: Said }

/** The button that deletes a note or a file, for those who may. */
export function DeleteAttached({ of, row, label, said }: Props) {
  const may = useMayAttached(of)
  const trash = useAttachedTrash(of)
  if (!may('archive', row)) return null
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      loading={trash.pending}
      onClick={() => trash.remove(row, said)}
    >
      <IconTrash size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
