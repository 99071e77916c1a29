import type { ReactNode } from 'react'
import { say } from '../_messages/catalogue.ts'
import { Brand } from '../_ui/brand.tsx'
import styles from './auth.module.css'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <Brand name={say('app.name')} />
      </header>
      <main className={styles.card}>{children}</main>
    </div>
  )
}
