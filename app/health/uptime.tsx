'use client'

import { useNow, useTranslations } from 'use-intl'

/** How long the server has been up, in its two largest units. */
export function Uptime({ startedAt, running }: { startedAt: string; running: boolean }) {
  const t = useTranslations('health')
  const now = useNow({ updateInterval: 1_000 })
  const total = Math.max(0, Math.floor((now.getTime() - new Date(startedAt).getTime()) / 1_000))
  const days = Math.floor(total / 86_400)
  const hours = Math.floor(total / 3_600) % 24
  const minutes = Math.floor(total / 60) % 60
  if (!running) return t('unknown')
  if (days > 0) return t('daysHours', { days, hours })
  if (hours > 0) return t('hoursMinutes', { hours, minutes })
  return t('minutesSeconds', { minutes, seconds: total % 60 })
}
