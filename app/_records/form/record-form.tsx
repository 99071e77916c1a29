'use client'

import { Button } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { LinkButton } from '../../_ui/link-button.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { useProblem } from '../../_ui/words.ts'
import type { Field, FormValue } from '../field.ts'
import { listHref, recordHref } from '../hrefs.ts'
import { NamesProvider } from '../names.tsx'
import { formFields, nameOf } from '../read-view.ts'
import type { AnyRow, RoomProcedures } from '../rooms.ts'
import { useRefreshRoom } from '../use-refresh-room.ts'
import { useRoom } from '../use-room.ts'
import type { View } from '../view.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { FormSection } from './form-section.tsx'
import { changedFields, type FormValues, toInput } from './form-values.ts'
import styles from './record-form.module.css'
import { useLeaveGuard } from './use-leave-guard.tsx'
import { useRecordForm } from './use-record-form.ts'
import { useSaveRecord } from './use-save-record.ts'
import { dependents } from './within.ts'

type CreateInput = Parameters<
  NonNullable<ReturnType<RoomProcedures['create']['mutationOptions']>['mutationFn']>
>[0]

/** What a page gives to a room's form; the room's own client module adds its zod, which cannot cross from the server. */
export type FormProps = {
  view: View
  /** The record that is changed; without one a new one is made. */
  row?: AnyRow
  /** What a new one starts with, beside the defaults. */
  start?: FormValues
}

/** Makes a new record, or changes one. Generated from the room's zod in the order of its sections; loses nothing typed. */
export function RecordForm({ view, input, row, start }: FormProps & { input: z.ZodObject }) {
  const t = useTranslations()
  const problem = useProblem()
  const router = useRouter()
  const room = useRoom(view.of)
  const refresh = useRefreshRoom(view.of)
  const box = useRef<HTMLFormElement>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [failures, setFailures] = useState(0)
  const [done, setDone] = useState(false)
  const fields = useMemo(() => formFields(view), [view])
  const { form, change, showErrors } = useRecordForm(input, fields, { row, start })
  const named = useMemo(() => [[row ?? start ?? {}]], [row, start])
  const leaving = useLeaveGuard(form.isDirty() && !done)

  // After the mistakes stand in the page, however long that takes.
  useEffect(() => {
    if (failures > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failures])

  const onFailed = (error: unknown) => {
    setFailure(showErrors(error) ? null : error)
    setFailures((count) => count + 1)
  }
  const onSaved = (saved: AnyRow) => {
    setDone(true)
    notifications.show({ message: t('record.saved', { name: nameOf(view, saved) }) })
    router.push(recordHref(view.of, saved.id))
  }

  const creating = useMutation(
    room.create.mutationOptions({
      onError: onFailed,
      onSuccess: async (saved) => {
        onSaved(saved)
        await refresh()
      },
    }),
  )
  const saving = useSaveRecord(view, { onSaved, onFailed })

  const onChange = (field: Field, value: FormValue) => {
    change(field, value)
    // What belonged to the record that stood here before does not belong to this one.
    for (const { name } of dependents(view, field.name)) form.setFieldValue(name, '')
  }

  const submit = form.onSubmit(
    (values) => {
      setFailure(null)
      if (row) return saving.save(row, changedFields(fields, row, values))
      const created = Object.fromEntries(
        fields.map((field) => [field.name, toInput(field, values[field.name] ?? '')]),
      )
      // Made by the room's own zod, field by field; which room is known at run time only.
      creating.mutate(created as CreateInput)
    },
    () => setFailures((count) => count + 1),
  )

  return (
    <NamesProvider fields={fields} pages={named}>
      <form
        ref={box}
        className={styles.form}
        onSubmit={submit}
        noValidate
        onKeyDown={getHotkeyHandler([['mod+Enter', () => box.current?.requestSubmit()]])}
      >
        {failure !== null && (
          <Notice>
            <strong>{t('form.failed')}.</strong> {problem(failure)}
          </Notice>
        )}
        {view.sections.map((section, nth) => (
          <FormSection
            key={section.title}
            view={view}
            section={section}
            form={form}
            onChange={onChange}
            autoFocus={nth === 0}
          />
        ))}
        <div className={styles.actions}>
          <Button type="submit" loading={creating.isPending || saving.pending || done}>
            {t('app.save')}
          </Button>
          <LinkButton href={row ? recordHref(view.of, row.id) : listHref(view.of)} variant="default">
            {t('app.cancel')}
          </LinkButton>
          <span className={styles.hint}>{t('form.saveHint')}</span>
        </div>
        {saving.conflict && (
          <ConflictDialog
            view={view}
            conflict={saving.conflict}
            pending={saving.pending}
            onSave={saving.resolve}
            onBack={saving.dismiss}
          />
        )}
        {leaving}
      </form>
    </NamesProvider>
  )
}
