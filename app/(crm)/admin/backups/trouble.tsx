import { useTranslations } from 'use-intl'
import type { Backup } from '#domain/backups.ts'

/** What went wrong with a backup; what has no words of ours is the server's own account, in English as its log is. */
export function Trouble({ told, trouble }: { told: string; trouble: Backup['trouble'] }) {
  const t = useTranslations('backups')
  return trouble ? t(`troubles.${trouble.code}`, trouble.values) : <span lang="en">{told}</span>
}
