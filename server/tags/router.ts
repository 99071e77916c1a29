import { renameTagInput, tagInput, tagsChanged } from '#domain/tags.ts'
import { only, type Rest, router } from '../trpc.ts'
import { changeTag } from './change-tag.ts'
import { listTags, tagListAnswer, tagListInput } from './list-tags.ts'

const admin = (method: Rest['method'], path: string, summary: string, answer: Rest['answer'] = tagsChanged) =>
  only(['admin'], { method, path: `/admin/tags${path}`, summary, answer })

/** The tags on records of every kind, as one vocabulary. */
export const tagsRouter = router({
  list: admin('GET', '', 'List the tags in use, by name, with how many records carry each', tagListAnswer)
    .input(tagListInput)
    .query(({ input }) => listTags(input)),

  rename: admin(
    'PATCH',
    '/{tag}',
    'Rename a tag everywhere; to one that is in use already, the two become one',
  )
    .input(renameTagInput)
    .mutation(({ ctx, input: { tag, to } }) => changeTag(ctx, tag, to)),

  remove: admin('DELETE', '/{tag}', 'Take a tag from every record that carries it')
    .input(tagInput)
    .mutation(({ ctx, input: { tag } }) => changeTag(ctx, tag, null)),
})
