package io.github.e2emaven.plan;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the durations of earlier runs are.
 *
 * @param file what this run writes, absolute; others in the same directory are read, too
 * @param privateRoot the directory above it that only this user may enter; null for a place that
 *     the user has configured
 */
public record HistoryPlace(Path file, @Nullable Path privateRoot) {}
