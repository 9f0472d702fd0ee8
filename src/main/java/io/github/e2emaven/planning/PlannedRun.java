package io.github.e2emaven.planning;

import io.github.e2emaven.failsafe.TestSelection;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.RunPlan;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything decided, nothing started.
 *
 * @param plan for the runner
 * @param database for the database room; null when servers need none
 * @param selection what the user asked for, for Failsafe
 * @param timeout of the whole run, zero for none
 * @param cache where programs, clusters and ledgers are kept
 * @param testClasses {@code ${project.build.testOutputDirectory}}
 * @param testJvmArguments what Failsafe passes to each test JVM, as far as the POM says it
 */
public record PlannedRun(
    RunPlan plan,
    @Nullable DatabasePlan database,
    TestSelection selection,
    Duration timeout,
    Path cache,
    Path testClasses,
    String testJvmArguments) {}
