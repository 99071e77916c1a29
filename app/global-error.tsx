'use client'

import { failureWords } from './_messages/failure.ts'
import { knownLanguage, languageCookie } from './_messages/language-cookie.ts'
import styles from './global-error.module.css'

/** The layout knew the person's choice; here is what the browser remembers of it. */
const languageLeft = () => {
  if (typeof document === 'undefined') return 'en'
  const cookie = new RegExp(`${languageCookie}=(\\w+)`).exec(document.cookie)?.[1]
  return knownLanguage(cookie) ?? knownLanguage(navigator.language.slice(0, 2)) ?? 'en'
}

/** When even the layout failed: no provider, no theme, HTML with a few lines of style. */
export default function GlobalError() {
  const language = languageLeft()
  const say = failureWords[language]
  return (
    <html lang={language}>
      <body className={styles.page}>
        <title>{say.title}</title>
        <main>
          <h1>{say.title}</h1>
          <p>{say.text}</p>
          <div>
            <button type="button" onClick={() => location.reload()}>
              {say.retry}
            </button>
            <a href="/">{say.home}</a>
          </div>
        </main>
      </body>
    </html>
  )
}
