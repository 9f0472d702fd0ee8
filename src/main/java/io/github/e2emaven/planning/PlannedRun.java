package io.github.e2emaven.planning;

import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.RunPlan;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A run with every parameter checked and every default applied; nothing is started yet.
 *
 * @param plan files, settings and servers
 * @param database where the databases come from; null when servers need none
 * @param timeout of the whole run, zero for none
 * @param cache where PostgreSQL's programs, clusters and ledgers are kept between builds
 * @param testClasses {@code ${project.build.testOutputDirectory}}
 * @param testJvmArguments Failsafe's {@code argLine}, its expressions not evaluated; empty for none
 */
public record PlannedRun(
    RunPlan plan,
    @Nullable DatabasePlan database,
    Duration timeout,
    Path cache,
    Path testClasses,
    String testJvmArguments) {}
