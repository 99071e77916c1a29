'use client'

import { say } from './_messages/catalogue.ts'

/** When even the layout failed: no provider, no theme, plain HTML. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>{say('failure.title')}</h1>
          <p>{say('failure.text')}</p>
          <button type="button" onClick={retry}>
            {say('app.retry')}
          </button>
        </main>
      </body>
    </html>
  )
}
