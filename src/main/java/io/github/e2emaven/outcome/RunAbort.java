package io.github.e2emaven.outcome;

/**
 * Why a run ended before every test file had its turn.
 *
 * @param reason one line
 * @param broken whether the run itself failed; false for fail-fast, whose failed test says it all
 */
public record RunAbort(String reason, boolean broken) {}
