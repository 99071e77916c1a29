'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { LinkPending } from './link-pending.tsx'

type Props = Omit<ComponentProps<'a'>, 'href'> & { href: Route }

/**
 * A link to a page of ours. Not fetched beforehand: every page is personal, so that is work for a small server and
 * nothing to keep; a line at the top shows that a slow one is on its way.
 */
export const PageLink = ({ href, children, ...anchor }: Props) => (
  <Link href={href} prefetch={false} {...anchor}>
    {children}
    <LinkPending />
  </Link>
)
