package io.github.e2emaven.plan;

import java.nio.file.Path;

/**
 * Where a run reads and writes; all paths are absolute.
 *
 * @param directory the run's own files
 * @param reports where the final {@code TEST-*.xml} go, {@code target/failsafe-reports}
 * @param testClasses {@code ${project.build.testOutputDirectory}}
 * @param cache where PostgreSQL's binaries, clusters, port leases and ledgers are kept between
 *     builds
 */
public record RunPaths(RunDirectory directory, Path reports, Path testClasses, Path cache) {}
