import type { Language } from '#domain/languages.ts'
import type { Messages } from './catalogue.ts'

type Words = Pick<Messages['failure'], 'title' | 'text' | 'home'> & Pick<Messages['app'], 'retry'>

/** What is said when even the layout failed, which has the words: four of them again (the catalogue's test compares). */
export const failureWords: Record<Language, Words> = {
  en: {
    title: 'Something went wrong',
    text: 'This page could not be shown. It is not your doing. Trying again often helps.',
    retry: 'Try again',
    home: 'Go to the start page',
  },
  es: {
    title: 'Algo ha fallado',
    text: 'No se ha podido mostrar esta página. No es culpa tuya. Volver a intentarlo suele funcionar.',
    retry: 'Reintentar',
    home: 'Ir a la página de inicio',
  },
}
