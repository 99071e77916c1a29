import { redirect } from 'next/navigation'
import { titled } from '../../_messages/words.ts'
import { api, viewer } from '../../_trpc/server.tsx'
import { Outage } from '../../_ui/outage.tsx'
import { LoginForm } from './login-form.tsx'

export const generateMetadata = titled('login.title')

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  const { next } = await searchParams
  const state = await Promise.all([viewer(), (await api()).auth.setupState()]).catch(() => null)
  if (!state) return <Outage />
  const [person, setup] = state
  if (setup.needed) redirect('/setup')
  if (person) redirect('/')
  return <LoginForm next={typeof next === 'string' ? next : undefined} />
}
