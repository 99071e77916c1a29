import 'server-only'
import { TRPCError } from '@trpc/server'
import { cache } from 'react'
import { api } from '../_trpc/server.tsx'
import { timeZoneHere } from '../_ui/time-zone-here.ts'

/** The pipeline that the address names, or the first when there is none of that name. */
export const pipelineShown = cache(async (pipelineId: string | undefined) => {
  const { dashboard } = await api()
  try {
    return await dashboard.pipeline({ pipelineId })
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST'))
      return dashboard.pipeline({})
    throw error
  }
})

// Asked for by several parts of the page, and answered once.
export const wonShown = cache(async () => (await api()).dashboard.won({ timeZone: await timeZoneHere() }))
export const newClientsShown = cache(async () =>
  (await api()).dashboard.newClients({ timeZone: await timeZoneHere() }),
)
