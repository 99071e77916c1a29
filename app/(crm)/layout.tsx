import '@mantine/notifications/styles.layer.css'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { accessTokenSeconds } from '#domain/accounts.ts'
import { Frame } from '../_frame/frame.tsx'
import { railCookie, railWidth } from '../_frame/rail-width.ts'
import { KeepSignedIn } from '../_trpc/keep-signed-in.tsx'
import { viewer } from '../_trpc/server.tsx'
import { Outage } from '../_ui/outage.tsx'

/** Who is nobody's session goes by the session route, which renews it or leads to sign-in. */
const signIn = async () =>
  redirect(`/api/auth/session?next=${encodeURIComponent((await headers()).get('x-path') ?? '/')}`)

export default async function CrmLayout({ children }: { children: ReactNode }) {
  const person = await viewer().catch(() => 'outage' as const)
  if (person === 'outage')
    return (
      <main>
        <Outage />
      </main>
    )
  if (!person) return signIn()
  const rail = railWidth((await cookies()).get(railCookie)?.value)
  const secondsLeft = Number((await headers()).get('x-session-seconds') ?? 0)
  return (
    <Frame person={person} rail={rail}>
      <KeepSignedIn secondsLeft={secondsLeft} lifeSeconds={accessTokenSeconds} />
      {children}
    </Frame>
  )
}
