'use client'

import { Button, type ButtonProps } from '@mantine/core'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkPending } from './link-pending.tsx'

/** A link that looks like a button; a client component, because `component={Link}` cannot cross from the server. */
export const LinkButton = ({
  href,
  children,
  ...button
}: ButtonProps & { href: Route; children: ReactNode }) => (
  <Button component={Link} href={href} {...button}>
    {children}
    <LinkPending />
  </Button>
)
