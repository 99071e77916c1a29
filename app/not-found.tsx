import { say } from './_messages/catalogue.ts'
import { LinkButton } from './_ui/link-button.tsx'
import { PlainPage } from './_ui/plain-page.tsx'

export const metadata = { title: say('missing.title') }

export default function NotFound() {
  return (
    <main>
      <PlainPage title={say('missing.title')} text={say('missing.text')}>
        <LinkButton href="/">{say('failure.home')}</LinkButton>
      </PlainPage>
    </main>
  )
}
