"""Whose turn it is: each guest has a queue of their own, and the queues are served in turn.

Fifty exports asked by one person, or two hundred tries to sign in from one address, wait for one
another; the next page of somebody else is served before the second of them.
"""

import time
from collections import deque
from typing import Any

from waitress.task import ThreadedTaskDispatcher

AT_ONCE = 2
"""Requests of one guest carried out at the same time."""
CROWD = 8
"""More than that waiting is no one who reads: until all are answered they go one by one, when nobody
else waits, and after each the door rests four times as long as it took."""
REST, LONGEST_REST = 4.0, 2.0


class Turns(ThreadedTaskDispatcher):  # type: ignore[misc]
    """Threads that take the next request of the next guest, not the next request."""

    def __init__(self) -> None:
        super().__init__()
        self.queues: dict[str, deque[Any]] = {}
        self.running: dict[str, int] = {}
        self.crowds: set[str] = set()

    def add_task(self, task: Any) -> None:
        """A request is complete: it joins the queue of its guest."""
        with self.lock:
            queue = self.queues.setdefault(whose := task.whose(), deque())
            queue.append(task)
            if len(queue) > CROWD:
                self.crowds.add(whose)
            self.queue_cv.notify()

    def _take(self) -> tuple[str, Any, bool] | None:
        """The next request of the first guest who has not their share already, and whether they
        are a crowd; they go last."""
        whose = self._next()
        if whose is None:
            return None
        queue = self.queues.pop(whose)
        is_crowd = whose in self.crowds
        task = queue.popleft()
        if queue:
            self.queues[whose] = queue
        else:
            self.crowds.discard(whose)
        self.running[whose] = self.running.get(whose, 0) + 1
        return whose, task, is_crowd

    def _next(self) -> str | None:
        for whose in self.queues:
            if whose not in self.crowds and self.running.get(whose, 0) < AT_ONCE:
                return whose
        if any(whose in self.running for whose in self.crowds):
            return None
        return next((whose for whose in self.queues if whose in self.crowds), None)

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
            whose, task, is_crowd = taken
            began = time.monotonic()
            try:
                task.service()
            except BaseException:
                self.logger.exception("Exception when servicing %r", task)
            finally:
                if is_crowd and self.stop_count == 0:
                    time.sleep(min(REST * (time.monotonic() - began), LONGEST_REST))
                self._done(whose)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:
        with self.lock:
            waiting = [task for queue in self.queues.values() for task in queue]
            self.queues.clear()
            self.queue.extend(waiting)  # those that the library cancels
        return bool(super().shutdown(cancel_pending, timeout))
