import { words } from '../_messages/words.ts'
import { contentHref } from '../_records/attached/content-href.ts'
import { api } from '../_trpc/server.tsx'
import { Moment } from '../_ui/moment.tsx'
import { PortalList, PortalRow, portalRows } from './portal-list.tsx'
import styles from './rows.module.css'

/** The files that were added last to what is the reader's. */
export async function RecentFiles() {
  const say = await words()
  const { items } = await (await api()).files.all({ limit: portalRows })
  return (
    <PortalList title={say('home.recentFiles')} href="/files" nothing={say('home.noFiles')}>
      {items.map(({ id, name, createdAt }) => (
        <PortalRow key={id} file={contentHref(id)} name={name}>
          <span className={styles.dim}>
            <Moment at={createdAt} />
          </span>
        </PortalRow>
      ))}
    </PortalList>
  )
}
