'use client'

import { Button, Modal, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../../_ui/words.ts'
import type { Field } from '../field.ts'
import { FieldValue, isEmpty } from '../field-value.tsx'
import { formFields } from '../read-view.ts'
import type { View } from '../view.ts'
import styles from './conflict-dialog-body.module.css'
import { sameValue } from './form-values.ts'
import type { Conflict, Patch } from './use-save-record.ts'

type Side = 'mine' | 'theirs'
type Props = {
  view: View
  conflict: Conflict
  pending: boolean
  onSave: (choice: Patch) => void
  onBack: () => void
}

/** Somebody else saved first. Shows both values of every field that both changed, and what else they changed. */
export function ConflictDialogBody({
  view,
  conflict: { base, mine, theirs },
  pending,
  onSave,
  onBack,
}: Props) {
  const t = useTranslations()
  const label = useFieldLabel()
  const [sides, setSides] = useState<Record<string, Side>>({})
  const fields = formFields(view)
  const theyChanged = fields.filter(({ name }) => !sameValue(base[name], theirs[name]))
  const both = theyChanged.filter(({ name }) => name in mine && !sameValue(mine[name], theirs[name]))
  const onlyThey = theyChanged.filter((field) => !both.includes(field))
  const sideOf = (name: string) => sides[name] ?? 'mine'

  const save = () => {
    const kept = Object.entries(mine).filter(
      ([name, value]) => sideOf(name) === 'mine' && !sameValue(value, theirs[name]),
    )
    onSave(Object.fromEntries(kept))
  }

  return (
    <Modal
      opened
      onClose={onBack}
      title={t('form.conflictTitle')}
      size={620}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <p className={styles.lead}>{t(both.length ? 'form.conflictText' : 'form.conflictQuiet')}</p>
      {both.map((field) => (
        <fieldset key={field.name} className={styles.field}>
          <legend>{label(field.label)}</legend>
          <div className={styles.sides}>
            <Choice
              field={field}
              value={mine[field.name]}
              side={t('form.yours')}
              on={sideOf(field.name) === 'mine'}
              onChoose={() => setSides({ ...sides, [field.name]: 'mine' })}
            />
            <Choice
              field={field}
              value={theirs[field.name]}
              side={t('form.theirs')}
              on={sideOf(field.name) === 'theirs'}
              onChoose={() => setSides({ ...sides, [field.name]: 'theirs' })}
            />
          </div>
        </fieldset>
      ))}
      {onlyThey.length > 0 && (
        <div className={styles.rest}>
          <p>{t('form.theyChanged')}</p>
          <dl>
            {onlyThey.map((field) => (
              <div key={field.name}>
                <dt>{label(field.label)}</dt>
                <dd>
                  <Shown field={field} value={theirs[field.name]} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={onBack}>
          {t('form.stay')}
        </Button>
        <Button loading={pending} onClick={save} data-autofocus>
          {t('form.conflictSave')}
        </Button>
      </div>
    </Modal>
  )
}

function Shown({ field, value, inControl }: { field: Field; value: unknown; inControl?: boolean }) {
  const t = useTranslations('form')
  return isEmpty(value) ? (
    <i className={styles.empty}>{t('empty')}</i>
  ) : (
    <FieldValue field={field} value={value} inControl={inControl} />
  )
}

type ChoiceProps = { field: Field; value: unknown; side: string; on: boolean; onChoose: () => void }

function Choice({ field, value, side, on, onChoose }: ChoiceProps) {
  return (
    <UnstyledButton role="radio" aria-checked={on} className={styles.choice} onClick={onChoose}>
      <span className={styles.side}>{side}</span>
      <Shown field={field} value={value} inControl />
    </UnstyledButton>
  )
}
