'use client'

import { useTranslations } from 'use-intl'
import type { ReferenceTarget } from '#domain/fields.ts'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './field-value.module.css'
import { recordHref } from './hrefs.ts'
import { useName } from './names.tsx'
import { hasPages } from './references.ts'

type Props = { to: ReferenceTarget | undefined; id: string; tabIndex?: number | undefined }

/** Another record by its name, as the way to it; in the trash or without a page it is only named. */
export function ReferenceLink({ to, id, tabIndex }: Props) {
  const t = useTranslations('record')
  const found = useName(to, id)
  if (found === undefined) return <span className={styles.coming} aria-hidden="true" />
  if (!found || !to) return <span className={styles.faint}>{t('unseen')}</span>
  if (found.archived)
    return (
      <span className={styles.faint} title={t('inTrash')}>
        {found.name}
      </span>
    )
  if (!hasPages(to)) return found.name
  return (
    <PageLink href={recordHref(to, id)} className={styles.link} tabIndex={tabIndex}>
      {found.name}
    </PageLink>
  )
}

/** Several, one after the other. */
export const ReferenceLinks = ({ to, ids, tabIndex }: Omit<Props, 'id'> & { ids: string[] }) => (
  <span className={styles.several}>
    {ids.map((id) => (
      <span key={id}>
        <ReferenceLink to={to} id={id} tabIndex={tabIndex} />
      </span>
    ))}
  </span>
)

/** Their names alone, where the way to them would be in the way. */
export const ReferenceNames = ({ to, ids }: { to: ReferenceTarget | undefined; ids: string[] }) => (
  <span className={styles.several}>
    {ids.map((id) => (
      <span key={id}>
        <ReferenceName to={to} id={id} />
      </span>
    ))}
  </span>
)

function ReferenceName({ to, id }: { to: ReferenceTarget | undefined; id: string }) {
  const t = useTranslations('record')
  const found = useName(to, id)
  if (found === undefined) return <span className={styles.coming} aria-hidden="true" />
  return found?.name ?? t('unseen')
}
