import { redirect } from 'next/navigation'
import { minStaffPasswordLength } from '#domain/passwords.ts'
import { titled } from '../../_messages/words.ts'
import { api } from '../../_trpc/server.tsx'
import { Outage } from '../../_ui/outage.tsx'
import { SetupForm } from './setup-form.tsx'

export const generateMetadata = titled('setup.title')

export default async function SetupPage() {
  const state = await (await api()).auth.setupState().catch(() => null)
  if (!state) return <Outage />
  if (!state.needed) redirect('/login')
  return <SetupForm codeRequired={state.codeRequired} minLength={minStaffPasswordLength} />
}
