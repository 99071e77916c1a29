'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { LinkPending } from './link-pending.tsx'
import { toldAddress } from './told-address.ts'

type Props = Omit<ComponentProps<'a'>, 'href'> & { href: Route }

/**
 * A link to a page of ours. Not fetched beforehand: every page is personal, so that is work for a small server and
 * nothing to keep; a line at the top shows that a slow one is on its way.
 */
export function PageLink({ href, children, ...anchor }: Props) {
  const router = useRouter()
  return (
    <Link
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        const told = toldAddress()
        if (!told) return
        event.preventDefault()
        const follow = () => router.push(href)
        told.then(follow, follow)
      }}
      {...anchor}
    >
      {children}
      <LinkPending />
    </Link>
  )
}
