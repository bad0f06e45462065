"""Runs items in worker processes, and goes on when a worker dies.

Each worker has a pipe of its own and at most ``QUEUED`` items at a time, which it works off in order; so when it dies,
it is known which item it was at. That item gets one more try, alone in a fresh worker (it may have died for another's
fault: the kernel picks its victims by size), and is then given as lost.
"""

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from onrecord.engines.base import Limits, LossCode, Lost
from onrecord.engines.worker import MEMORY_EXIT, TIME_EXITS, work
from onrecord.errors import OnRecordError

Item = TypeVar("Item")
Result = TypeVar("Result")

QUEUED = 2
"""Items a worker holds: the one it is at, and the next, so that it never waits for this process."""

WINDOW = 8
"""Items for each worker that may be under way or wait for an earlier one: bounds memory when one item is slow."""

FALSE_STARTS = 3
"""Workers in a row that may die before their first item; after that no worker can start on this machine."""

_MAIN_POLL_SECONDS = 0.5  # how often waiting wakes up, so that an interrupt is seen at once on every system


class _Task:
    """One item on its way: ``outcome`` is None until it is known."""

    __slots__ = ("index", "item", "outcome", "tries")

    def __init__(self, index: int, item: Any) -> None:
        self.index = index
        self.item = item
        self.tries = 0
        self.outcome: tuple[str, Any] | None = None


class _Worker:
    """One process and the items it holds."""

    def __init__(self, context: BaseContext, function: Callable[[Any], Any], limits: Limits) -> None:
        self.connection: Connection
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, function, limits), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.tasks: deque[_Task] = deque()
        self.started = False
        self.alone = False

    def end(self) -> int | None:
        """Ends the process and gives its exit status."""
        with suppress(OSError):
            self.connection.close()
        self.process.join(1.0)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        status: int | None = self.process.exitcode
        self.process.close()
        return status

    def kill(self) -> None:
        """Kills the process without waiting for what it is at."""
        self.process.kill()
        self.end()


def run(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    limits: Limits,
    method: str | None = None,
) -> Iterator[Result | Lost]:
    """Gives the result for each item, in order, from ``jobs`` processes; ``Lost`` for each item that killed its worker.

    ``method`` is a start method of ``multiprocessing``; the default keeps workers apart from this process's threads.
    Raises what ``function`` raises, at its item's place, and OnRecordError when no worker can be started.
    """
    crew = _Crew(_context(function, method), function, jobs, limits)
    try:
        yield from crew.results(iter(items))
    finally:
        crew.stop()


class _Crew:
    """The workers of one run."""

    def __init__(self, context: BaseContext, function: Callable[[Any], Any], jobs: int, limits: Limits) -> None:
        self._context = context
        self._function = function
        self._jobs = jobs
        self._limits = limits
        self._workers: list[_Worker] = []
        self._again: deque[_Task] = deque()
        self._pending: deque[_Task] = deque()
        self._false_starts = 0

    def results(self, items: Iterator[Any]) -> Iterator[Any]:
        """Gives the results in order."""
        index, more = 0, True
        while more or self._pending:
            self._retry()
            while more and len(self._pending) < self._jobs * WINDOW and self._free():
                try:
                    task = _Task(index, next(items))
                except StopIteration:
                    more = False
                    break
                index += 1
                self._pending.append(task)
                self._give(task)
            while self._pending and self._pending[0].outcome is not None:
                yield _open(self._pending.popleft())
            if self._pending and not (more and len(self._pending) < self._jobs * WINDOW and self._free()):
                self._listen()

    def stop(self) -> None:
        """Ends all workers, whatever they are at."""
        for worker in self._workers:
            if worker.tasks:
                worker.kill()
            else:
                worker.end()
        self._workers.clear()

    def _free(self) -> bool:
        return len(self._workers) < self._jobs or any(self._has_room(worker) for worker in self._workers)

    def _has_room(self, worker: _Worker) -> bool:
        return len(worker.tasks) < QUEUED and not worker.alone

    def _give(self, task: _Task) -> None:
        """Gives a task to the worker with the least to do, starting one where there may be more."""
        idle = [worker for worker in self._workers if not worker.tasks and not worker.alone]
        if idle:
            worker = idle[0]
        elif len(self._workers) < self._jobs:
            worker = self._start()
        else:
            worker = min((w for w in self._workers if self._has_room(w)), key=lambda w: len(w.tasks))
        self._send(worker, task)

    def _start(self) -> _Worker:
        worker = _Worker(self._context, self._function, self._limits)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker, task: _Task) -> None:
        worker.tasks.append(task)
        # A worker that is gone is noticed by _listen, which knows what to do with its tasks.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send(task.item)

    def _retry(self) -> None:
        """Gives tasks of dead workers to others: one that was perhaps at fault, to a fresh worker with nothing else."""
        while self._again:
            task = self._again[0]
            if task.tries and len(self._workers) < self._jobs:
                worker = self._start()
                worker.alone = True
            elif task.tries:
                spare = next((worker for worker in self._workers if not worker.tasks), None)
                if spare is None:
                    return
                spare.end()
                self._workers.remove(spare)
                continue
            elif self._free():
                self._again.popleft()
                self._give(task)
                continue
            else:
                return
            self._again.popleft()
            self._send(worker, task)

    def _listen(self) -> None:
        """Waits until a worker says something or dies, and takes in what it says."""
        handles: dict[Any, _Worker] = {worker.connection: worker for worker in self._workers}
        for ready in wait(list(handles), timeout=_MAIN_POLL_SECONDS):
            worker = handles[ready]
            try:
                said, value = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if said == "ready":
                worker.started = True
                self._false_starts = 0
                continue
            worker.tasks.popleft().outcome = (said, value)
            if worker.alone and not worker.tasks:
                worker.alone = False

    def _bury(self, worker: _Worker) -> None:
        """Takes a dead worker's tasks back: the one it was at is tried again or lost, the rest are given to others."""
        self._workers.remove(worker)
        status = worker.end()
        if not worker.started:
            self._false_starts += 1
            if self._false_starts >= FALSE_STARTS:
                raise OnRecordError(
                    f"worker processes end as soon as they start (status {status})", remedy="run with one job"
                )
            self._again.extend(worker.tasks)
            return
        if not worker.tasks:
            return
        task = worker.tasks.popleft()
        code, message = _cause(status, self._limits)
        if task.tries or code == "time-limit":
            task.outcome = ("lost", Lost(index=task.index, code=code, message=message))
        else:
            task.tries += 1
            self._again.append(task)
        self._again.extendleft(reversed(worker.tasks))


def _context(function: Callable[[Any], Any], method: str | None) -> BaseContext:
    """Gives the context to start workers in.

    By default a server that has imported the function's module once and forks from there, where the system has one
    (a fork of this process could inherit a lock that one of its threads holds), else a fresh start for each worker.
    """
    methods = multiprocessing.get_all_start_methods()
    chosen = method or ("forkserver" if "forkserver" in methods and sys.platform != "darwin" else "spawn")
    context = multiprocessing.get_context(chosen)
    if chosen == "forkserver":
        module = getattr(function.func if isinstance(function, partial) else function, "__module__", None)
        if module and module != "__main__":
            context.set_forkserver_preload([module])
    return context


def _open(task: _Task) -> Any:
    assert task.outcome is not None
    said, value = task.outcome
    if said == "raised":
        raise value
    return value


def _cause(status: int | None, limits: Limits) -> tuple[LossCode, str]:
    if status in TIME_EXITS:
        return "time-limit", f"it took longer than {limits.seconds:g} seconds"
    if status == MEMORY_EXIT:
        return "memory-limit", f"it needed more than {(limits.memory or 0) / 1e6:,.0f} MB of memory"
    if status is not None and status < 0:
        return "worker-died", f"the process that read it was ended by signal {-status}"
    return "worker-died", f"the process that read it ended with status {status}"
