package io.github.e2emaven.run;

import io.github.e2emaven.planning.ProjectFacts;
import io.github.e2emaven.report.EarlierReports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deletes reports of earlier builds while no other Maven process writes any.
 *
 * @param reports what to delete from
 * @param cache the cache directory, where the lock is
 */
public record ReportsClearance(EarlierReports reports, Path cache) {

  /** Of one project. */
  public static ReportsClearance of(ProjectFacts.Directories project, Path cache) {
    return new ReportsClearance(new EarlierReports(project.e2e(), project.reports()), cache);
  }

  /**
   * Deletes.
   *
   * @param deletion which reports
   * @throws io.github.e2emaven.outcome.StageException when another process has a run of this
   *     project, or when a report cannot be deleted
   */
  public void delete(Consumer<EarlierReports> deletion) {
    var lock = lock();
    try {
      deletion.accept(reports);
    } finally {
      lock.ifPresent(ReportsLock::close);
    }
  }

  /** Empty without a usable cache directory: then no run can be opened, and that is told then. */
  private Optional<ReportsLock> lock() {
    try {
      return Optional.of(ReportsLock.take(new CacheLayout(cache), reports.reports(), holder()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String holder() {
    return "process " + ProcessHandle.current().pid();
  }
}
