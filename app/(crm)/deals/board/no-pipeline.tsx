'use client'

import { useTranslations } from 'use-intl'
import { usePerson } from '../../../_frame/person.tsx'
import { newHref } from '../../../_records/hrefs.ts'
import { Said } from '../../../_records/list/table-states.tsx'
import { LinkButton } from '../../../_ui/link-button.tsx'
import { roomIcons } from '../../../_ui/room-icons.ts'

/** A board without columns: what is missing, and the way to it for whoever may make one. */
export function NoPipeline() {
  const t = useTranslations('board')
  const { may } = usePerson()
  const Icon = roomIcons.pipelines
  return (
    <Said
      icon={<Icon size={22} stroke={1.5} aria-hidden />}
      title={t('noPipeline')}
      text={t('noPipelineText')}
    >
      {may('pipelines', 'create') && <LinkButton href={newHref('pipelines')}>{t('newPipeline')}</LinkButton>}
    </Said>
  )
}
