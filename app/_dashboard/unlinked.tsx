import { PageHeader } from '../_frame/page-header.tsx'
import { words } from '../_messages/words.ts'
import { LinkButton } from '../_ui/link-button.tsx'
import styles from './portal-home.module.css'

/** An account without a record: what has to happen, and by whom, before there is anything to see. */
export const Unlinked = async ({ email }: { email: string }) => {
  const say = await words()
  return (
    <>
      <PageHeader title={say('home.title')} />
      <div className={styles.first}>
        <h2>{say('home.portalTitle')}</h2>
        <p>{say('home.portalText', { email })}</p>
        <h3>{say('home.portalNext')}</h3>
        <ol>
          <li>{say('home.portalStep1')}</li>
          <li>{say('home.portalStep2')}</li>
          <li>{say('home.portalStep3')}</li>
        </ol>
        <LinkButton href="/settings" variant="default">
          {say('home.portalProfile')}
        </LinkButton>
      </div>
    </>
  )
}
