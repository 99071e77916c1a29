'use client'

import { Button, Title } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { Notice } from '../_ui/notice.tsx'
import { useProblem } from '../_ui/words.ts'
import styles from './auth.module.css'

type Props = {
  title: string
  lead: string
  submit: string
  pending: boolean
  /** What the last try answered, unless it was only about single fields. */
  error?: unknown
  aside?: ReactNode
  onSubmit: (values: (name: string) => string) => void
  children: ReactNode
}

/** What the pages before sign-in share. A POST form, so that a click before hydration never puts a password in the URL. */
export function AuthCard({ title, lead, submit, pending, error, aside, onSubmit, children }: Props) {
  const problem = useProblem()
  const read = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    onSubmit((name) => String(data.get(name) ?? ''))
  }
  return (
    <>
      <Title order={1}>{title}</Title>
      <p className={styles.lead}>{lead}</p>
      <form method="post" className={styles.form} onSubmit={read} noValidate>
        {error !== undefined && error !== null && <Notice>{problem(error)}</Notice>}
        {children}
        <Button type="submit" loading={pending} fullWidth className={styles.submit}>
          {submit}
        </Button>
      </form>
      {aside && <p className={styles.aside}>{aside}</p>}
    </>
  )
}
