"""On Record: a public record of diplomacy and security that anyone can check."""
