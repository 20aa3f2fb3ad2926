"""Whose turn it is: each guest has a queue of their own, and the queues are served in turn.

Fifty exports asked by one person, or two hundred tries to sign in from one address, wait for one
another; the next page of somebody else is served before the second of them.
"""

from collections import deque
from typing import Any

from waitress.task import ThreadedTaskDispatcher

AT_ONCE = 2
"""Requests of one guest carried out at the same time, when others have theirs to come."""


class Turns(ThreadedTaskDispatcher):  # type: ignore[misc]
    """Threads that take the next request of the next guest, not the next request."""

    def __init__(self) -> None:
        super().__init__()
        self.queues: dict[str, deque[Any]] = {}
        self.running: dict[str, int] = {}

    def add_task(self, task: Any) -> None:
        """A request is complete: it joins the queue of its guest."""
        with self.lock:
            self.queues.setdefault(task.whose(), deque()).append(task)
            self.queue_cv.notify()

    def _take(self) -> tuple[str, Any] | None:
        """The next request of the first guest who has not their share already; they go last."""
        for whose in self.queues:
            if self.running.get(whose, 0) < AT_ONCE:
                break
        else:
            return None
        queue = self.queues.pop(whose)
        task = queue.popleft()
        if queue:
            self.queues[whose] = queue
        self.running[whose] = self.running.get(whose, 0) + 1
        return whose, task

    def _done(self, whose: str) -> None:
        with self.lock:
            self.running[whose] -= 1
            if not self.running[whose]:
                del self.running[whose]
            self.queue_cv.notify()

    def handler_thread(self, thread_no: int) -> None:
        while True:
            with self.lock:
                taken = None
                while self.stop_count == 0 and (taken := self._take()) is None:
                    self.active_count -= 1
                    self.queue_cv.wait()
                    self.active_count += 1
                if taken is None:
                    self.active_count -= 1
                    self.stop_count -= 1
                    self.threads.discard(thread_no)
                    self.thread_exit_cv.notify()
                    return
            whose, task = taken
            try:
                task.service()
            except BaseException:
                self.logger.exception("Exception when servicing %r", task)
            finally:
                self._done(whose)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:
        with self.lock:
            waiting = [task for queue in self.queues.values() for task in queue]
            self.queues.clear()
            self.queue.extend(waiting)  # those that the library cancels
        return bool(super().shutdown(cancel_pending, timeout))
