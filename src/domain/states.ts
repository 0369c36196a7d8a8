/** Where a piece of work is: on this phone, on its way, arrived, or waiting for its author. */
export type SyncState = 'here' | 'way' | 'arrived' | 'needs'
