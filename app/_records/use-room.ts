'use client'

import { useTRPC } from '../_trpc/client.tsx'
import type { Room, RoomProcedures } from './rooms.ts'

// TypeScript cannot see through a union of rooms that each answers alike, so it is said once, here.
export const useRoom = (of: Room) => useTRPC()[of] as RoomProcedures
