import { notFound } from 'next/navigation'
import { isStaff } from '#domain/roles.ts'
import { ViewSwitch } from '../../../_board/view-switch.tsx'
import { MyDay } from '../../../_dashboard/my-day.tsx'
import { perPart } from '../../../_dashboard/per-part.ts'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { titled, words } from '../../../_messages/words.ts'
import { admit } from '../../../_records/admit.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { timeZoneHere } from '../../../_ui/time-zone-here.ts'
import styles from './my-day.module.css'

export const generateMetadata = titled('tasks.title', 'dashboard.myDay')

export default async function MyDayPage() {
  const say = await words()
  const { role } = await admit('tasks', 'read')
  if (!isStaff(role)) notFound()
  const timeZone = await timeZoneHere()
  await prefetch(trpc.dashboard.tasks.queryOptions({ timeZone, each: perPart.day }))
  return (
    <>
      <PageHeader title={say('tasks.title')} actions={<ViewSwitch of="tasks" at="myDay" />} />
      <div className={styles.day}>
        <Hydrate>
          <MyDay each={perPart.day} renderedIn={timeZone} />
        </Hydrate>
      </div>
    </>
  )
}
