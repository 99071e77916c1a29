import type { ReactNode } from 'react'
import { words } from '../_messages/words.ts'
import { Brand } from '../_ui/brand.tsx'
import styles from './auth.module.css'
import { LanguageLinks } from './language-links.tsx'

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const say = await words()
  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <Brand name={say('app.name')} />
      </header>
      <main className={styles.card}>{children}</main>
      <LanguageLinks />
    </div>
  )
}
