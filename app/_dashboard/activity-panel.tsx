import { words } from '../_messages/words.ts'
import { api } from '../_trpc/server.tsx'
import { ActivityLine } from './activity-line.tsx'
import { Nothing, Panel } from './panel.tsx'
import styles from './rows.module.css'

/** What last happened, as far as the reader may know of it. */
export async function ActivityPanel() {
  const say = await words()
  const { items } = await (await api()).dashboard.activity()
  return (
    <Panel title={say('dashboard.activity')}>
      {items.length === 0 ? (
        <Nothing>{say('dashboard.noActivity')}</Nothing>
      ) : (
        <ul className={styles.rows}>
          {items.map((line) => (
            <ActivityLine key={line.id} line={line} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
