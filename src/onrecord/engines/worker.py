"""What a worker process does: take an item, work, send the result, until there are no more."""

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any

from onrecord.engines.base import Limits
from onrecord.errors import OnRecordError

MEMORY_EXIT = 77
"""Exit status of a worker that ran into its memory limit."""

TIME_EXIT = 78
"""Exit status of a worker that ran over its time where there are no alarm signals."""

_END = object()

TIME_EXITS = (TIME_EXIT, -int(getattr(signal, "SIGALRM", 14)))
"""The exit statuses of workers that ran over their time."""


def work(connection: Connection, function: Callable[[Any], Any], limits: Limits) -> None:
    """Works off items until the other end closes the pipe or is gone.

    Interrupts are left to the parent. Replies are ``("done", result)`` or ``("raised", exception)``.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limits.memory)
    connection.send(("ready", None))
    items: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_take_in, args=(connection, items), daemon=True).start()
    while (item := items.get()) is not _END:
        if isinstance(item, _Unreadable):
            reply = _raised(item.error)
        else:
            with _time_limit(limits.seconds):
                reply = _reply(function, item)
        try:
            connection.send_bytes(reply)
        except OSError:
            return


class _Unreadable:
    """An item that could not be unpickled here."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _take_in(connection: Connection, items: "SimpleQueue[Any]") -> None:
    """Takes items off the pipe at once: a thread, so that two ends that both send much never wait for each other."""
    parent = parent_process()
    watched: list[Any] = [connection, *([parent.sentinel] if parent else [])]
    while True:
        if connection not in wait(watched):
            os._exit(1)  # the parent is gone, and nobody will ever ask for what this process is at
        try:
            items.put(connection.recv())
        except (EOFError, OSError):
            items.put(_END)
            return
        except Exception as error:  # noqa: BLE001  (unpickling runs whatever the item says)
            items.put(_Unreadable(error))


def _reply(function: Callable[[Any], Any], item: Any) -> bytes:
    """Gives the pickled reply for an item."""
    try:
        return pickle.dumps(("done", function(item)), protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        # After running out of memory, libraries may be left half-way: a fresh process is the only safe one.
        os._exit(MEMORY_EXIT)
    except Exception as error:  # noqa: BLE001  (whatever it is, it belongs to the caller)
        return _raised(error)


def _raised(error: Exception) -> bytes:
    """Gives the pickled reply for an exception; one that cannot make the journey goes as its words."""
    with contextlib.suppress(Exception):
        reply = pickle.dumps(("raised", error), protocol=pickle.HIGHEST_PROTOCOL)
        pickle.loads(reply)  # noqa: S301  (made one line above)
        return reply
    told = OnRecordError(f"{type(error).__name__}: {error}", remedy="run with one job to see where")
    return pickle.dumps(("raised", told), protocol=pickle.HIGHEST_PROTOCOL)


def _limit_memory(most: int | None) -> None:
    """Makes requests for more memory than this fail, where the system can: data segments on Linux."""
    if most is None or not sys.platform.startswith("linux"):
        return
    import resource  # noqa: PLC0415  (only where there is one)

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or most <= hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


@contextmanager
def _time_limit(seconds: float | None) -> Iterator[None]:
    """Ends this process if the block takes longer, even inside a C function that never comes back."""
    if seconds is None:
        yield
    elif hasattr(signal, "setitimer"):
        # No Python handler: the signal's own default ends the process at once.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    else:
        timer = threading.Timer(seconds, os._exit, (TIME_EXIT,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
