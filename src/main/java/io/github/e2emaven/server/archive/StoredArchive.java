package io.github.e2emaven.server.archive;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A complete archive.
 *
 * @param directory its own
 * @param bytes its size
 * @param duration of making it
 */
record StoredArchive(Path directory, long bytes, Duration duration) {}
