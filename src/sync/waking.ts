let listener = () => {}

/** Who is told when something new lies in the outbox. */
export function onNewWork(told: () => void) {
  listener = told
}

export const wake = () => listener()
