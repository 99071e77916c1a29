'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Import } from '#domain/imports.ts'
import { isWorking } from '../figures-of.ts'

/** When work has ended all that is known may be another: lists, names, timelines, the start page. */
export const useRefreshAfter = (one: Import | undefined) => {
  const queries = useQueryClient()
  const working = one !== undefined && isWorking(one)
  const before = useRef(working)
  useEffect(() => {
    if (before.current && !working) void queries.invalidateQueries()
    before.current = working
  }, [queries, working])
}
