import { cache } from 'react'
import { api } from './server.tsx'

/** The currency that the company counts in; asked for once while a page is made. */
export const companyCurrency = cache(async () => (await (await api()).settings.get()).currency)
