import { eq } from 'drizzle-orm'
import { tasks } from '#db/schema/tasks.ts'
import { taskInput } from '#domain/tasks.ts'
import { entity } from '../records/entity.ts'
import { among, anyOf, madeBy, myProjects } from '../records/mine.ts'

export const task = entity({
  name: 'tasks',
  one: 'task',
  table: tasks,
  input: taskInput,
  title: 'title',
  detail: 'status',
  sort: ['title', 'createdAt', 'updatedAt'],
  sortLast: ['dueDate'],
  filter: ['status', 'priority', 'assignedTo', 'projectId', 'subjectId'],
  between: ['dueDate', 'createdAt'],
  // Whoever has to do it, and whoever takes part in its project.
  own: (me) => anyOf(eq(tasks.assignedTo, me.id), madeBy(tasks, me), among(tasks.projectId, myProjects(me))),
})
