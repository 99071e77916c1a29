'use client'

import dynamic from 'next/dynamic'

/** Comes with the first tick: a list is read far more often than it is changed by the dozen. */
export const BulkBar = dynamic(() => import('./bulk-bar.tsx').then(({ BulkBar }) => BulkBar), { ssr: false })
