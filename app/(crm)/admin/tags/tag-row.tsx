'use client'

import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type TagUse, taggedKinds } from '#domain/tags.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { AskDialog } from '../../../_ui/ask-dialog.tsx'
import { useTellProblem } from '../../../_ui/use-tell-problem.ts'
import { useProblem } from '../../../_ui/words.ts'
import styles from '../admin.module.css'
import { useWrongWith } from '../users/account-fields.tsx'

/** One tag, who uses it, and what can be done to it everywhere at once. */
export function TagRow({ row: { tag, uses } }: { row: TagUse }) {
  const t = useTranslations()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const tell = useTellProblem()
  const [to, setTo] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const after = async (message: string) => {
    notifications.show({ message })
    setTo(null)
    await queries.invalidateQueries()
  }
  const rename = useMutation(
    trpc.tags.rename.mutationOptions({
      onSuccess: ({ changed }, input) => after(t('admin.tagRenamed', { tag, to: input.to, count: changed })),
    }),
  )
  const remove = useMutation(
    trpc.tags.remove.mutationOptions({
      onSuccess: ({ changed }) => after(t('admin.tagDeleted', { tag, count: changed })),
      onError: tell,
      onSettled: () => setAsking(false),
    }),
  )
  const wrong = useWrongWith(rename.error)
  const error = rename.error ? (wrong.of('to') ?? problem(rename.error)) : undefined
  const used = taggedKinds.filter((kind) => (uses[kind] ?? 0) > 0)
  const total = used.reduce((sum, kind) => sum + (uses[kind] ?? 0), 0)
  if (to !== null)
    return (
      <tr>
        <td colSpan={3}>
          <form
            className={styles.row}
            onSubmit={(event) => {
              event.preventDefault()
              rename.mutate({ tag, to })
            }}
          >
            <TextInput
              aria-label={t('admin.renameTag', { tag })}
              description={t('admin.renameNote')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setTo(null)}
              error={error}
              autoFocus
            />
            <Button type="submit" loading={rename.isPending}>
              {t('app.save')}
            </Button>
            <Button variant="default" onClick={() => setTo(null)}>
              {t('app.cancel')}
            </Button>
          </form>
        </td>
      </tr>
    )
  return (
    <tr>
      <th scope="row">{tag}</th>
      <td className={`${styles.wide} ${styles.dim}`}>
        {used.map((kind) => `${t(`${kind}.title`)} ${uses[kind]}`).join(' · ')}
      </td>
      <td>
        <div className={styles.end}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('admin.renameTag', { tag })}
            onClick={() => setTo(tag)}
          >
            {t('admin.rename')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t('admin.deleteTag', { tag })}
            onClick={() => setAsking(true)}
          >
            {t('admin.delete')}
          </Button>
        </div>
        <AskDialog
          opened={asking}
          title={t('admin.deleteTagAsk', { tag })}
          text={t('admin.deleteTagText', { count: total })}
          stay={t('app.cancel')}
          go={t('admin.delete')}
          pending={remove.isPending}
          onStay={() => setAsking(false)}
          onGo={() => remove.mutate({ tag })}
        />
      </td>
    </tr>
  )
}
