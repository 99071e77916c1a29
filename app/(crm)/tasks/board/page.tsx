import { titled } from '../../../_messages/words.ts'
import { admit } from '../../../_records/admit.ts'
import { seenBy } from '../../../_records/seen-by.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { taskView } from '../view.ts'
import { TasksBoard } from './tasks-board.tsx'

export const generateMetadata = titled('tasks.title', 'board.board')

export default async function TasksBoardPage() {
  const { role } = await admit('tasks', 'read')
  await prefetch(trpc.tasks.board.queryOptions({}))
  return (
    <Hydrate>
      <TasksBoard view={seenBy(taskView, role)} />
    </Hydrate>
  )
}
