import { cardsAnswer } from '../boards/cards.ts'
import { answerOf } from '../records/fields.ts'
import { records } from '../records/records.ts'
import { may, router } from '../trpc.ts'
import {
  moveTask,
  moveTaskInput,
  taskBoard,
  taskBoardAnswer,
  taskBoardInput,
  taskCards,
  taskCardsInput,
} from './board.ts'
import { task } from './task.ts'

const card = answerOf(task)

export const tasksRouter = router({
  ...records(task),

  board: may('tasks', 'read', {
    method: 'GET',
    path: '/crm/tasks/board',
    summary: 'How many tasks have each status, and the hours they are estimated at',
    answer: taskBoardAnswer,
  })
    .input(taskBoardInput)
    .query(({ ctx, input }) => taskBoard(ctx, input)),

  cards: may('tasks', 'read', {
    method: 'GET',
    path: '/crm/tasks/board/cards',
    summary: 'One column of the board, page by page in its order',
    answer: cardsAnswer(card),
  })
    .input(taskCardsInput)
    .query(({ ctx, input }) => taskCards(ctx, input)),

  move: may('tasks', 'update', {
    method: 'POST',
    path: '/crm/tasks/{id}/move',
    summary: 'Give a task a status, and say beside which other task it stands',
    answer: card,
  })
    .input(moveTaskInput)
    .mutation(({ ctx, input }) => moveTask(ctx, input)),
})
