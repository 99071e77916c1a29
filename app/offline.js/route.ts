import { createTranslator } from 'use-intl/core'
import { type Language, languages } from '#domain/languages.ts'
import { catalogue } from '../_messages/catalogue.ts'
import { offlinePage } from '../_offline/page.ts'
import { type Offline, workerSource } from '../_offline/worker.ts'

export const dynamic = 'force-static'

const offlineIn = (language: Language): Offline => {
  const say = createTranslator({ locale: language, messages: catalogue[language] })
  const [noNetwork, noAnswer] = [say('offline.noNetwork'), say('offline.noAnswer')]
  const page = offlinePage(language, {
    title: say('offline.title'),
    trying: say('offline.trying'),
    retry: say('app.retry'),
    name: say('app.name'),
  })
  return { page, noNetwork, noAnswer }
}

/** The service worker, with the words of every language: which one is said by `?language=`. */
export const GET = () => {
  // Made of the list of all languages, it has them all.
  const all = Object.fromEntries(languages.map((one) => [one, offlineIn(one)])) as Record<Language, Offline>
  return new Response(workerSource(all), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
