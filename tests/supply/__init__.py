"""What the project is built from and what it hands out: locks, licences, archives, environments."""
