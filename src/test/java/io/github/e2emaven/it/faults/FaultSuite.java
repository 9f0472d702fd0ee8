package io.github.e2emaven.it.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Causes faults, one after the other, and fails at the end if any left something behind or ended a
 * build otherwise than it must. Properties of the Maven that runs it:
 *
 * <ul>
 *   <li>{@code faults.times}: how often each, 1 by default
 *   <li>{@code faults.only}: a regular expression, found in the titles of those to be caused; a dot
 *       for all. Without it those that each build causes
 *   <li>{@code faults.table}: the Markdown file to write
 * </ul>
 */
public final class FaultSuite {

  private final File basedir;
  private final File repository;
  private final List<Played> played = new ArrayList<>();

  private FaultSuite(File basedir, File repository) {
    this.basedir = basedir;
    this.repository = repository;
  }

  /**
   * The suite for a project.
   *
   * @param repository Maven's local repository, which must hold all that the builds need
   */
  public static FaultSuite of(File basedir, File repository) {
    return new FaultSuite(basedir, repository);
  }

  /** All faults, in the order of the table. */
  static List<Fault> all() {
    return Stream.of(
            inEachBuild().stream(), // one group a line
            PostgresEnds.all().stream(),
            PostgresRefuses.all().stream(),
            PostgresFreezes.all().stream(),
            TwoRuns.all().stream(),
            MachineFaults.all().stream(),
            StrangerFaults.all().stream(),
            CacheFaults.all().stream(),
            OwnerFaults.all().stream(),
            DiskFaults.all().stream(),
            CrowdFaults.all().stream())
        .flatMap(faults -> faults)
        .toList();
  }

  /** Those that a build of the plugin has time for. */
  private static List<Fault> inEachBuild() {
    return Stream.of(
            MavenEnds.all(), // one group a line
            AnyMoment.all(),
            PortFaults.all(),
            TimeFaults.all(),
            LeftProcesses.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> wanted() {
    var only = System.getProperty("faults.only");
    if (only == null) {
      return inEachBuild();
    }
    var title = Pattern.compile(only);
    return all().stream().filter(fault -> title.matcher(fault.title()).find()).toList();
  }

  /** Causes the faults; each result is printed to {@code faults.txt} at once. */
  public void play() throws IOException, SQLException {
    var faults = wanted();
    try (var stage = Stage.of(basedir, repository)) {
      for (int times = Integer.getInteger("faults.times", 1); times > 0; times--) {
        playEach(stage, faults);
        writeTable();
      }
    }
    verdict();
  }

  private void playEach(Stage stage, List<Fault> faults) throws IOException {
    for (var fault : faults) {
      try {
        played.add(play(stage, fault));
        note(played.get(played.size() - 1));
      } catch (NotPossible e) {
        note("%-60s SKIPPED: %s".formatted(fault.title(), e.getMessage()));
      }
    }
  }

  /** After each round: an interrupted run has a table, too. */
  private void writeTable() throws IOException {
    var table = System.getProperty("faults.table", basedir + "/reliability.md");
    Files.writeString(Path.of(table), new ReliabilityPage(all(), played).text());
  }

  private static Played play(Stage stage, Fault fault) {
    try (var scene = new Scene(stage)) {
      Optional<Throwable> problem = Optional.empty();
      try {
        fault.script().play(scene);
      } catch (NotPossible e) {
        throw e;
      } catch (Exception | AssertionError e) {
        problem = Optional.of(e);
      }
      var leaks = scene.leftAfter(fault.limit());
      return new Played(fault, scene.secondsUntilClean(), leaks, scene.remark(), problem);
    }
  }

  private void note(Object line) throws IOException {
    Files.writeString(
        basedir.toPath().resolve("faults.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void verdict() {
    var failure = new AssertionError(played.stream().filter(one -> !one.isSuccess()).toList());
    played.stream().flatMap(one -> one.problem().stream()).forEach(failure::addSuppressed);
    if (played.isEmpty() || !played.stream().allMatch(Played::isSuccess)) {
      throw failure;
    }
  }
}
