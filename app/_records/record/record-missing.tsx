'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { readProblem } from '../../_trpc/problem.ts'
import { LinkButton } from '../../_ui/link-button.tsx'
import { PlainPage } from '../../_ui/plain-page.tsx'
import { useProblem, useRoomWord } from '../../_ui/words.ts'
import { listHref } from '../hrefs.ts'
import type { View } from '../view.ts'

/** The record is gone, or could not be had: two different things, and said so. */
export function RecordMissing({ view, error, onRetry }: { view: View; error: unknown; onRetry: () => void }) {
  const t = useTranslations()
  const word = useRoomWord(view.of)
  const problem = useProblem()
  const gone = readProblem(error).status === 404
  return (
    <PlainPage
      title={t(gone ? 'missing.title' : 'record.failed')}
      text={gone ? t('missing.text') : problem(error)}
    >
      {!gone && <Button onClick={onRetry}>{t('app.retry')}</Button>}
      <LinkButton href={listHref(view.of)} variant={gone ? 'filled' : 'default'}>
        {word('title')}
      </LinkButton>
    </PlainPage>
  )
}
