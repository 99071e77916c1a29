import { cardsAnswer } from '../boards/cards.ts'
import { answerOf } from '../records/fields.ts'
import { records } from '../records/records.ts'
import { may, router } from '../trpc.ts'
import { dealBoard, dealBoardAnswer, dealBoardInput, dealCards, dealCardsInput } from './board.ts'
import { deal } from './deal.ts'
import { forecast, forecastAnswer, forecastInput } from './forecast.ts'
import { moveDeal, moveDealInput } from './move-deal.ts'

const card = answerOf(deal)

export const dealsRouter = router({
  ...records(deal),

  board: may('deals', 'read', {
    method: 'GET',
    path: '/crm/deals/board',
    summary: 'The columns of a pipeline, with how many deals are in each and what they come to',
    answer: dealBoardAnswer,
  })
    .input(dealBoardInput)
    .query(({ ctx, input }) => dealBoard(ctx, input)),

  cards: may('deals', 'read', {
    method: 'GET',
    path: '/crm/deals/board/cards',
    summary: 'One column of the board, page by page in its order',
    answer: cardsAnswer(card),
  })
    .input(dealCardsInput)
    .query(({ ctx, input }) => dealCards(ctx, input)),

  move: may('deals', 'update', {
    method: 'POST',
    path: '/crm/deals/{id}/move',
    summary: 'Move a deal to a stage, win it or lose it, and say beside which other deal it stands',
    answer: card,
  })
    .input(moveDealInput)
    .mutation(({ ctx, input }) => moveDeal(ctx, input)),

  forecast: may('deals', 'read', {
    method: 'GET',
    path: '/crm/deals/forecast',
    summary: 'What open deals are likely to bring, by month and stage',
    answer: forecastAnswer,
  })
    .input(forecastInput)
    .query(({ ctx, input }) => forecast(ctx, input)),
})
