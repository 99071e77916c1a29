import { loadCards } from '../../../_board/load-cards.ts'
import { titled } from '../../../_messages/words.ts'
import { admit } from '../../../_records/admit.ts'
import { seenBy } from '../../../_records/seen-by.ts'
import type { View } from '../../../_records/view.ts'
import { api, Hydrate, load, trpc } from '../../../_trpc/server.tsx'
import { taskView } from '../view.ts'
import { TasksBoard } from './tasks-board.tsx'

export const generateMetadata = titled('tasks.title', 'board.board')

/** The columns, their first cards, and the names on these. What fails is asked again by the browser. */
const loadBoard = async (view: View) => {
  const { columns } = await load(trpc.tasks.board.queryOptions({}))
  const { tasks } = await api()
  const ids = columns.map(({ column }) => column)
  await loadCards(view, ids, trpc.tasks.cards.pathKey(), (column) => tasks.cards({ column }))
}

export default async function TasksBoardPage() {
  const { role } = await admit('tasks', 'read')
  const view = seenBy(taskView, role)
  await loadBoard(view).catch(() => undefined)
  return (
    <Hydrate>
      <TasksBoard view={view} />
    </Hydrate>
  )
}
