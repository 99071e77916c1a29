'use client'

import { Button, Modal, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { nameOf } from '../../../_records/read-view.ts'
import type { AnyRow } from '../../../_records/rooms.ts'
import type { View } from '../../../_records/view.ts'
import { useFieldLabel } from '../../../_ui/words.ts'
import styles from './lost-reason.module.css'

type Answer = { lostReason: string } | null
type Question = { card: AnyRow; answer: (answer: Answer) => void }

/** Asks why a deal is lost. Whoever says nothing and goes back has lost none. */
export const useLostReason = (view: View) => {
  const [question, setQuestion] = useState<Question | null>(null)
  const ask = useCallback(
    (card: AnyRow) => new Promise<Answer>((answer) => setQuestion({ card, answer })),
    [],
  )
  const settle = (answer: Answer) => {
    question?.answer(answer)
    setQuestion(null)
  }
  const dialog = question && (
    <LostReason
      name={nameOf(view, question.card)}
      first={String(question.card.lostReason ?? '')}
      onAnswer={settle}
    />
  )
  return { ask, dialog }
}

type Props = { name: string; first: string; onAnswer: (answer: Answer) => void }

function LostReason({ name, first, onAnswer }: Props) {
  const t = useTranslations()
  const label = useFieldLabel()
  const [text, setText] = useState(first)
  const [missing, setMissing] = useState(false)
  const save = () => (text.trim() ? onAnswer({ lostReason: text.trim() }) : setMissing(true))
  return (
    <Modal
      opened
      onClose={() => onAnswer(null)}
      title={t('board.lostTitle', { name })}
      size={440}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Textarea
        label={label('lostReason')}
        description={t('board.lostText')}
        error={missing && t('board.lostEmpty')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', save]])}
      />
      <div className={styles.actions}>
        <Button variant="default" onClick={() => onAnswer(null)}>
          {t('app.cancel')}
        </Button>
        <Button onClick={save}>{t('board.lostSave')}</Button>
      </div>
    </Modal>
  )
}
