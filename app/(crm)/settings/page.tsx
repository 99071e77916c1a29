import { titled } from '../../_messages/words.ts'
import { Hydrate, prefetch, trpc } from '../../_trpc/server.tsx'
import { Settings } from './settings.tsx'
import { loadTab } from './tabs.ts'

export const generateMetadata = titled('settings.title')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SettingsPage({ searchParams }: Props) {
  const { tab } = await loadTab(searchParams)
  await prefetch(trpc.auth.profile.queryOptions())
  if (tab === 'appearance') await prefetch(trpc.auth.preferences.queryOptions())
  if (tab === 'sessions') await prefetch(trpc.auth.sessions.queryOptions())
  return (
    <Hydrate>
      <Settings />
    </Hydrate>
  )
}
