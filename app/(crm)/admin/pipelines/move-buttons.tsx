'use client'

import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useRefreshRoom } from '../../../_records/use-refresh-room.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useTellProblem } from '../../../_ui/use-tell-problem.ts'

type Moving = { of: 'pipelines' | 'stages'; id: string; at: number; last: number }

/** Moves a row one place; the focus stays with what had it, though its row now stands elsewhere. */
export const useMove = ({ of, id, at, last }: Moving) => {
  const trpc = useTRPC()
  const tell = useTellProblem()
  const refresh = useRefreshRoom(of)
  const move = useMutation(
    trpc[of].move.mutationOptions({
      onSuccess: () => refresh(),
      onError: tell,
    }),
  )
  const pending = useRef(false)
  const by = async (step: -1 | 1) => {
    const to = at + step
    if (to < 0 || to > last || pending.current) return
    const focused = document.activeElement
    pending.current = true
    try {
      await move.mutateAsync({ id, to })
    } catch {
      // It has been said.
    } finally {
      pending.current = false
    }
    // React has put the row elsewhere by the next frame, which takes the focus from what is in it.
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus())
  }
  /** Alt and an arrow key, from anywhere in the row. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    void by(event.key === 'ArrowUp' ? -1 : 1)
  }
  return { by, onKeyDown }
}

type Props = { name: string; at: number; last: number; by: (step: -1 | 1) => void }

export function MoveButtons({ name, at, last, by }: Props) {
  const t = useTranslations('admin')
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('moveUp', { name })}
        title={t('moveHint')}
        aria-disabled={at === 0}
        data-disabled={at === 0 || undefined}
        onClick={() => by(-1)}
      >
        <IconArrowUp size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('moveDown', { name })}
        title={t('moveHint')}
        aria-disabled={at === last}
        data-disabled={at === last || undefined}
        onClick={() => by(1)}
      >
        <IconArrowDown size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </>
  )
}
