package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.stack.StackFactory;
import java.time.Clock;

/**
 * What the attempts of a run are made with.
 *
 * @param plan the run
 * @param stacks opens the stacks, and releases what those of a file have taken
 * @param tests forks the test JVMs
 * @param cancellation aborts attempts; requested by fail-fast and by a server that does not start
 * @param listener receives each start and each result, from many threads
 * @param clock dates the attempts
 */
public record ExecutionParts(
    RunPlan plan,
    StackFactory stacks,
    TestLauncher tests,
    Cancellation cancellation,
    RunListener listener,
    Clock clock) {}
