import { words } from '../_messages/words.ts'
import { LinkButton } from './link-button.tsx'
import { PlainPage } from './plain-page.tsx'

/** What is absent and what is hidden look alike. */
export const Missing = async () => {
  const say = await words()
  return (
    <PlainPage title={say('missing.title')} text={say('missing.text')}>
      <LinkButton href="/">{say('failure.home')}</LinkButton>
    </PlainPage>
  )
}
