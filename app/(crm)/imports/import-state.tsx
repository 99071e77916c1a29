'use client'

import { useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import { StatusDot } from '../../_ui/status-dot.tsx'

/** The dots that `StatusDot` knows. */
const dots: Record<Import['state'], string> = {
  draft: 'pending',
  running: 'in_progress',
  done: 'ok',
  cancelled: 'inactive',
  undoing: 'in_progress',
  undone: 'inactive',
}

export function ImportState({ state }: { state: Import['state'] }) {
  const t = useTranslations('imports')
  return <StatusDot value={dots[state]} label={t(`states.${state}`)} />
}
