import { isStaff, type Role } from '#domain/roles.ts'
import type { Field } from './field.ts'
import type { View } from './view.ts'

/** Outsiders know none of our people by name: what leads to them is left out. */
const isForOutsiders = ({ to }: Field) => to !== 'users'

/** The view as a role sees it: outsiders change what is theirs to change and nothing else. The server decides again. */
export const seenBy = (view: View, role: Role | undefined): View => {
  if (!role || isStaff(role)) return view
  return {
    ...view,
    columns: view.columns.filter(({ field }) => isForOutsiders(field)),
    filters: view.filters.filter(isForOutsiders),
    sections: view.sections.map(({ title, fields }) => ({
      title,
      fields: fields
        .filter(isForOutsiders)
        .map((field) => ({ ...field, editable: view.self.includes(field.name) })),
    })),
    related: view.related.map((related) => ({ ...related, view: seenBy(related.view, role) })),
  }
}
