'use client'

import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '../../_frame/person.tsx'
import { useTRPC } from '../../_trpc/client.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { useFieldLabel, useInvalid, useProblem } from '../../_ui/words.ts'
import attached from '../attached/attached.module.css'
import { useDraft } from '../attached/drafts.ts'
import type { Subject } from '../attached/use-attached.ts'
import { ReferenceInput } from '../form/reference-input.tsx'
import { relatedStart } from '../related-input.ts'
import { useRefreshRoom } from '../use-refresh-room.ts'
import type { View } from '../view.ts'
import styles from './timeline.module.css'

/** Adds a task about a record: what, until when, and who. Enter saves; what is typed stays until it is saved. */
export function NewTask({ view, subject }: { view: View; subject: Subject }) {
  const t = useTranslations()
  const label = useFieldLabel()
  const invalid = useInvalid()
  const problem = useProblem()
  const trpc = useTRPC()
  const { person } = usePerson()
  const refresh = useRefreshRoom('tasks')
  const [title, setTitle] = useDraft(subject, 'task title')
  const [dueDate, setDueDate] = useDraft(subject, 'task due date')
  const [assignedTo, setAssignedTo] = useState(person.id)
  const [missing, setMissing] = useState(false)
  // A task belongs to a project, and is about anything else: as it does where one of the record's tab begins.
  const related = view.related.find((one) => one.view.of === 'tasks')
  const belongs = related ? relatedStart(related, view.of, subject.subjectId) : subject
  const create = useMutation(
    trpc.tasks.create.mutationOptions({
      onSuccess: async () => {
        setTitle('')
        setDueDate('')
        await refresh()
      },
    }),
  )
  const save = () => {
    setMissing(title.trim() === '')
    if (title.trim() === '' || create.isPending) return
    create.mutate({ ...belongs, title, dueDate: dueDate || null, assignedTo: assignedTo || null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const plainEnter = event.target instanceof HTMLInputElement && event.target.name === 'title'
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (!plainEnter && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside, heard on their way up.
    <div className={attached.editor} onKeyDown={onKeyDown}>
      <TextInput
        name="title"
        aria-label={label('title')}
        placeholder={t('timeline.taskTitle')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={missing && invalid('required')}
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      <div className={styles.taskFacts}>
        <TextInput
          type="date"
          label={label('dueDate')}
          value={dueDate}
          onChange={(event) => setDueDate(event.currentTarget.value)}
        />
        <ReferenceInput
          to="users"
          clearable
          value={assignedTo}
          onChange={setAssignedTo}
          input={{ label: label('assignedTo') }}
        />
      </div>
      {create.isError && <Notice>{problem(create.error)}</Notice>}
      <div className={attached.buttons}>
        <Button size="compact-md" loading={create.isPending} onClick={save}>
          {t('timeline.addTask')}
        </Button>
      </div>
    </div>
  )
}
