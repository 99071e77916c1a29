'use client'

import { Select, TextInput } from '@mantine/core'
import { useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { ReferenceInput } from '../../../_records/form/reference-input.tsx'
import styles from '../admin.module.css'
import { actionsOf, auditParsers, kinds } from './audit-state.ts'
import { useActionWords } from './use-action-words.ts'

/** Who, what about, which action, and when. */
export function AuditFilters() {
  const t = useTranslations()
  const words = useActionWords()
  const [{ who, kind, action, from, to }, set] = useQueryStates(auditParsers)
  const clear = { 'aria-label': t('form.clearChoice') }
  return (
    <div className={styles.tools}>
      <ReferenceInput
        to="users"
        clearable
        value={who}
        onChange={(id) => set({ who: id || null })}
        input={{ label: t('admin.who'), placeholder: t('admin.anyone') }}
      />
      <Select
        label={t('admin.about')}
        placeholder={t('admin.anything')}
        clearable
        clearButtonProps={clear}
        data={kinds.map((one) => ({ value: one, label: words.kind(one) }))}
        value={kind}
        onChange={(value) => set({ kind: kinds.find((one) => one === value) ?? null, action: null })}
      />
      <Select
        label={t('admin.action')}
        placeholder={t('admin.anything')}
        clearable
        clearButtonProps={clear}
        data={actionsOf(kind).map((one) => ({ value: one, label: words.action(one) }))}
        value={action || null}
        onChange={(value) => set({ action: value })}
      />
      <TextInput
        type="date"
        label={t('admin.from')}
        value={from}
        max={to || undefined}
        onChange={(event) => set({ from: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label={t('admin.to')}
        value={to}
        min={from || undefined}
        onChange={(event) => set({ to: event.currentTarget.value || null })}
      />
    </div>
  )
}
