'use client'

import { useRoomWord } from '../../../_ui/words.ts'

/** Actions and kinds in words. An action that has none is said as it is: the log keeps what no page has heard of yet. */
export const useActionWords = () => {
  const word = useRoomWord('admin')
  const verb = (action: string) => action.split('.').at(-1) ?? action
  return {
    kind: (kind: string) => word(`kinds.${kind}`, kind),
    action: (action: string) =>
      word(`events.${action.replaceAll('.', '_')}`, word(`verbs.${verb(action)}`, action)),
  }
}
