'use client'

import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRefreshRoom } from '../../../_records/use-refresh-room.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useProblem } from '../../../_ui/words.ts'
import { useWrongWith } from '../users/account-fields.tsx'

type Props = {
  label: string
  className: string | undefined
  /** The place behind the last one. */
  position: number
  /** Makes a stage of this pipeline; a pipeline when left out. */
  pipelineId?: string
}

/** Adds a pipeline or a stage at the end; its name is enough to begin with. */
export function AddByName({ label, className, position, pipelineId }: Props) {
  const t = useTranslations()
  const trpc = useTRPC()
  const problem = useProblem()
  const refresh = useRefreshRoom(pipelineId ? 'stages' : 'pipelines')
  const [name, setName] = useState('')
  const onSuccess = async () => {
    setName('')
    await refresh()
  }
  const pipeline = useMutation(trpc.pipelines.create.mutationOptions({ onSuccess }))
  const stage = useMutation(trpc.stages.create.mutationOptions({ onSuccess }))
  const error = stage.error ?? pipeline.error
  const wrong = useWrongWith(error)
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        const values = { name, position: Math.min(position, 1_000) }
        if (pipelineId) stage.mutate({ ...values, pipelineId })
        else pipeline.mutate(values)
      }}
    >
      <TextInput
        aria-label={label}
        placeholder={label}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={error ? (wrong.of('name') ?? problem(error)) : undefined}
      />
      <Button type="submit" variant="default" loading={stage.isPending || pipeline.isPending}>
        {t('admin.add')}
      </Button>
    </form>
  )
}
