"""Functions for workers to run in the tests of engines; workers import this file by name."""

import os
import signal
import time
from pathlib import Path


class RefusedError(Exception):
    """An error that cannot be pickled back: it needs two arguments."""

    def __init__(self, one, two):
        super().__init__(one)
        self.two = two


def square(number):
    return number * number


def add(number, amount):
    return number + amount


def process_id(_):
    time.sleep(0.01)
    return os.getpid()


def misbehave(item):
    """Does what the item says; a path says to die once only, leaving a mark there."""
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "exit":
        os._exit(3)
    if item == "hang":
        while True:
            pass
    if item == "eat":
        return len([bytearray(50_000_000) for _ in range(40)])
    if item == "raise":
        raise ValueError("no such report")
    if item == "raise oddly":
        raise RefusedError("a", "b")
    if isinstance(item, str) and item.startswith("/"):
        mark = Path(item)
        if not mark.exists():
            mark.touch()
            os._exit(9)
        return "second try"
    return item


def echo_large(data):
    return data + b"!"


def slow_first(number):
    time.sleep(0.3 if number == 0 else 0)
    return number


def never_imported(_):
    raise AssertionError
