'use client'

import { Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './attached.module.css'
import { contentHref } from './content-href.ts'

/** An image as it is, over the page. */
export function FilePreview({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTranslations('app')
  return (
    <Modal opened onClose={onClose} title={name} size="auto" closeButtonProps={{ 'aria-label': t('close') }}>
      {/* biome-ignore lint/performance/noImgElement: a private content, which nothing in between may resize or keep. */}
      <img className={styles.image} src={contentHref(id, { inline: true })} alt={name} />
    </Modal>
  )
}
