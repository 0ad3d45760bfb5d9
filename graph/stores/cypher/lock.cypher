// Takes a writer's turn until the transaction ends. It reads nothing else: what an updating statement looks up in a
// unique index stays locked as well, and the steps of a large load would wait for their own lease.
MATCH (lock:PolicygraphLock {one: true})
SET lock.held = true
