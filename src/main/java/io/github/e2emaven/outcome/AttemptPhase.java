package io.github.e2emaven.outcome;

import java.time.Instant;

/**
 * A timed part of an attempt.
 *
 * @param name {@code ports}, {@code clone}, {@code server}, {@code test}, {@code close}
 * @param start when it began
 * @param end when it ended
 */
public record AttemptPhase(String name, Instant start, Instant end) {}
