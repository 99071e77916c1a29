/** Typing becomes one question, and one change of the address, per pause of so many milliseconds. */
export const pauseMs = 150
