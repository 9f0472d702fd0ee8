package io.github.e2emaven.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a server counts as ready: its port is open and its own, and every probe given here agrees.
 *
 * @param path HTTP path that must answer 2xx or 3xx; may hold late tokens
 * @param logLine regular expression that must be found in a line of the server's log
 * @param timeout from process start until ready
 */
public record ReadinessPlan(@Nullable String path, @Nullable String logLine, Duration timeout) {}
