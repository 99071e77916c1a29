'use client'

import { useEffect } from 'react'
import { whenIdle } from '../_ui/when-idle.ts'

/** While one develops, a page that does not load should say why. */
// biome-ignore lint/style/noProcessEnv: Next writes the value into the browser's code.
const isBuilt = process.env.NODE_ENV === 'production'

/**
 * Once the page is idle, it is seen to that one which cannot be fetched later says so in words. Browsers allow that over
 * https and on the machine itself alone; elsewhere they show their own page.
 */
export function OfflineGuard({ language }: { language: string }) {
  useEffect(() => {
    if (!isBuilt || !('serviceWorker' in navigator)) return
    return whenIdle(() => {
      navigator.serviceWorker.register(`/offline.js?language=${language}`).catch(() => undefined)
    })
  }, [language])
  return null
}
