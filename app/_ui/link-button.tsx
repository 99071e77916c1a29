'use client'

import { Button, type ButtonProps } from '@mantine/core'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { PageLink } from './page-link.tsx'

/** A link that looks like a button; a client component, because `component={PageLink}` cannot cross from the server. */
export const LinkButton = ({
  href,
  children,
  ...button
}: ButtonProps & { href: Route; children: ReactNode }) => (
  <Button component={PageLink} href={href} {...button}>
    {children}
  </Button>
)
