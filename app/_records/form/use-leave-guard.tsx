'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AskDialog } from '../../_ui/ask-dialog.tsx'

/** A link that would leave this page inside the app: not a new tab, not a download, not another site. */
const leavingHref = (event: MouseEvent) => {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.origin !== location.origin)
    return
  return link.pathname + link.search
}

/**
 * Asks before what was typed is left behind: by a link (asked in the page), by closing or reloading (asked by the browser),
 * and by Back where the browser lets a page ask (the Navigation API).
 */
export const useLeaveGuard = (dirty: boolean) => {
  const t = useTranslations()
  const router = useRouter()
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const decided = useRef(false)

  useEffect(() => {
    if (!dirty) return
    const onClick = (event: MouseEvent) => {
      const href = leavingHref(event)
      if (!href) return
      event.preventDefault()
      event.stopPropagation()
      // It was a link of ours a moment ago.
      setLeave(() => () => router.push(href as Route))
    }
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    document.addEventListener('click', onClick, { capture: true })
    window.addEventListener('beforeunload', onUnload)
    return () => {
      document.removeEventListener('click', onClick, { capture: true })
      window.removeEventListener('beforeunload', onUnload)
    }
  }, [dirty, router])

  useEffect(() => {
    if (!dirty || !('navigation' in window)) return
    const { navigation } = window
    const onNavigate = (event: NavigateEvent) => {
      if (decided.current || event.navigationType !== 'traverse' || !event.cancelable) return
      const { key } = event.destination
      event.preventDefault()
      setLeave(() => () => navigation.traverseTo(key))
    }
    navigation.addEventListener('navigate', onNavigate)
    return () => navigation.removeEventListener('navigate', onNavigate)
  }, [dirty])

  return (
    <AskDialog
      opened={leave !== null}
      title={t('form.leaveTitle')}
      text={t('form.leaveText')}
      stay={t('form.stay')}
      go={t('form.leave')}
      onStay={() => setLeave(null)}
      onGo={() => {
        decided.current = true
        setLeave(null)
        leave?.()
      }}
    />
  )
}
