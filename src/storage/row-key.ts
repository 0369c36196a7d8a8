/** The key of a row on the board and in a ledger. */
export const rowKey = (place: string, noun: string, id: string) => `${place}/${noun}/${id}`
