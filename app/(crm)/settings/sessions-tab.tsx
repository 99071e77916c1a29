'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBrowser, IconTerminal2 } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { Moment } from '../../_ui/moment.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { useTellProblem } from '../../_ui/use-tell-problem.ts'
import { useProblem } from '../../_ui/words.ts'
import { deviceOf } from './device.ts'
import styles from './settings.module.css'
import { SignOutEverywhere } from './sign-out-everywhere.tsx'

export function SessionsTab() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const tell = useTellProblem()
  const sessions = useQuery(trpc.auth.sessions.queryOptions())
  const revoke = useMutation(
    trpc.auth.revokeSession.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.auth.sessions.queryFilter())
        notifications.show({ message: t('sessionEnded') })
      },
      onError: tell,
    }),
  )
  if (sessions.isError) return <Notice>{problem(sessions.error)}</Notice>
  const agent = (userAgent: string) => {
    const device = deviceOf(userAgent)
    return device
      ? device.system
        ? t('agentOn', { browser: device.browser, system: device.system })
        : device.browser
      : t('unknownAgent')
  }
  return (
    <>
      <p className={styles.note}>{t('sessionsNote')}</p>
      <ul className={styles.sessions}>
        {sessions.data?.data.map((session) => {
          const Icon = session.transport === 'cookie' ? IconBrowser : IconTerminal2
          return (
            <li key={session.id} className={styles.session}>
              <Icon size={20} stroke={1.5} aria-hidden />
              <div className={styles.about}>
                <strong>{agent(session.userAgent)}</strong>
                {session.current && <span className={styles.here}>{t('thisSession')}</span>}
                <p>
                  {session.ip} · {t.rich('lastUsed', { when: () => <Moment at={session.lastUsedAt} /> })} ·{' '}
                  {t.rich('signedIn', { when: () => <Moment at={session.createdAt} /> })}
                </p>
              </div>
              {!session.current && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={revoke.isPending && revoke.variables.id === session.id}
                  onClick={() => revoke.mutate({ id: session.id })}
                >
                  {t('endSession')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <SignOutEverywhere />
    </>
  )
}
