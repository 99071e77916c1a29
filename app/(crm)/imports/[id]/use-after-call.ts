'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Import } from '#domain/imports.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useTellProblem } from '../../../_ui/use-tell-problem.ts'

/** After a call about an import: shows it as it is then; a refusal is told, and what it is by now asked for. */
export const useAfterCall = () => {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const tell = useTellProblem()
  return {
    onSuccess: (one: Import) => {
      queries.setQueryData(trpc.imports.get.queryKey({ id: one.id }), one)
      void queries.invalidateQueries({ queryKey: trpc.imports.list.pathKey() })
      void queries.invalidateQueries({ queryKey: trpc.imports.rows.pathKey() })
    },
    onError: (error: unknown) => {
      tell(error)
      void queries.invalidateQueries({ queryKey: trpc.imports.get.pathKey() })
    },
  }
}
