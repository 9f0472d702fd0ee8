package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Ending;

/**
 * Why an attempt's tests were ended from outside.
 *
 * @param ending server died, timed out or cancelled
 * @param message for the user
 */
record Interruption(Ending ending, String message) {}
