import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

/** A sentence that must be seen: what failed (`bad`, read out at once) or what is good to know (`info`). */
export const Notice = ({
  tone = 'bad',
  children,
  action,
}: {
  tone?: 'bad' | 'info' | 'warn'
  children: ReactNode
  action?: ReactNode
}) => (
  <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
    {tone === 'info' ? <IconInfoCircle size={16} aria-hidden /> : <IconAlertCircle size={16} aria-hidden />}
    <div className={styles.text}>{children}</div>
    {action}
  </div>
)
