"""The short numbers that stand for actors and rules inside one record file."""

import sqlite3
from collections.abc import Callable
from typing import Generic, TypeVar

from onrecord.record.connection import storable
from onrecord.types.actor import ActorRef

HELD = 200_000
"""How many numbers are kept in memory before starting over."""

Key = tuple[str, ...]
T = TypeVar("T")


class Numbers:
    """Gives the number of an actor or a rule, making one where there is none yet."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
        """Takes the table and the columns that together say which row is meant."""
        self._connection = connection
        names = ", ".join(columns)
        casts = ", ".join("CAST(? AS TEXT)" for _ in columns)
        match = " AND ".join(f"{column} = CAST(? AS TEXT)" for column in columns)
        self._find = f"SELECT number FROM {table} WHERE {match}"  # noqa: S608  (names are ours)
        self._make = f"INSERT INTO {table} ({names}) VALUES ({casts})"  # noqa: S608  (names are ours)
        self._held: dict[Key, int] = {}

    def of(self, key: Key) -> int:
        """Gives the number of this row."""
        number = self._held.get(key)
        if number is None:
            values = [storable(part) for part in key]
            row = self._connection.execute(self._find, values).fetchone()
            made = row[0] if row else self._connection.execute(self._make, values).lastrowid
            assert made is not None
            number = int(made)
            if len(self._held) >= HELD:
                self._held.clear()
            self._held[key] = number
        return number

    def forget(self) -> None:
        """Drops what is held in memory: after a rollback, or when another process has written."""
        self._held.clear()


class Numbering:
    """The numbers of actors and of rules in one record that is being written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes the connection to write with."""
        self.actors = Numbers(connection, "actors", ("id", "name", "type"))
        self.rules = Numbers(connection, "rules", ("rule", "version"))

    def actor(self, actor: ActorRef) -> int:
        """Gives the number of this actor under this name and type."""
        return self.actors.of((actor.id, actor.name, actor.type))

    def forget(self) -> None:
        """Drops what is held in memory."""
        self.actors.forget()
        self.rules.forget()


class Named(Generic[T]):
    """Gives back what a number stands for."""

    def __init__(self, connection: sqlite3.Connection, sql: str, make: Callable[..., T]) -> None:
        """Takes the query that gives the row of a number, and what to make of the row."""
        self._connection = connection
        self._sql = sql
        self._make = make
        self._held: dict[int, T] = {}

    def of(self, number: int) -> T:
        """Gives the value with this number."""
        value = self._held.get(number)
        if value is None:
            value = self._make(*self._connection.execute(self._sql, (number,)).fetchone())
            if len(self._held) >= HELD:
                self._held.clear()
            self._held[number] = value
        return value


class Names:
    """What the numbers of actors and rules stand for, in one record that is being read. Make one for each pass."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes the connection to read with."""
        self._actors = Named(connection, "SELECT id, name, type FROM actors WHERE number = ?", ActorRef)
        self._rules = Named(connection, "SELECT rule, version FROM rules WHERE number = ?", lambda *row: row)

    def actor(self, number: int) -> ActorRef:
        """Gives the actor with this number."""
        return self._actors.of(number)

    def rule(self, number: int) -> tuple[str, str]:
        """Gives the rule with this number, and its version."""
        rule, version = self._rules.of(number)
        return rule, version
