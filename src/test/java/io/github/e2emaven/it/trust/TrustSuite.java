package io.github.e2emaven.it.trust;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.faults.NotPossible;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Builds each cell twice and fails at the end if the plugin breaks the rule of {@link Comparison}.
 * Properties of the Maven that runs it, beside those of {@link CellTable}: {@code trust.table}, the
 * Markdown file to write, and {@code trust.minutes}, after which no build is started. The whole
 * resumes: {@link KeptResults} holds what earlier invocations have compared.
 */
public final class TrustSuite {

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final File basedir;
  private final File repository;
  private final KeptResults results;
  private final Map<Cell, Compared> compared = new LinkedHashMap<>();

  private TrustSuite(File basedir, File repository, KeptResults results) {
    this.basedir = basedir;
    this.repository = repository;
    this.results = results;
  }

  /**
   * The suite for a project.
   *
   * @param repository Maven's local repository, which must hold all that the builds need
   */
  public static TrustSuite of(File basedir, File repository) throws IOException {
    // beside the integration tests, whose directories the invoker deletes before each run
    var results = basedir.toPath().resolve("../../trust-results").normalize();
    var code = CellCode.of(basedir.toPath(), repository);
    return new TrustSuite(basedir, repository, new KeptResults(results, code));
  }

  /** Builds the cells; each result is printed to {@code trust.txt} at once. */
  public void play() throws IOException {
    var cells = CellTable.wanted();
    if (CellTable.isWhole()) {
      resume(cells);
    }
    play(cells, cells.stream().filter(cell -> !compared.containsKey(cell)).toList());
    verdict();
  }

  /** What earlier invocations have compared of the same code is not built again. */
  private void resume(List<Cell> cells) throws IOException {
    for (var cell : cells) {
      results.of(cell).ifPresent(kept -> compared.put(cell, kept));
    }
    note("%d of %d cells were compared before".formatted(compared.size(), cells.size()));
    writeTable(cells);
  }

  private void play(List<Cell> cells, List<Cell> left) throws IOException {
    var stage = Stage.of(basedir, repository, left.stream().map(Cell::ending));
    var end = System.nanoTime() + Duration.ofMinutes(Long.getLong("trust.minutes", 999)).toNanos();
    int number = 0;
    for (var batch : CellBatches.of(left)) {
      if (System.nanoTime() - end < 0) {
        play(stage, batch, "b" + ++number);
        writeTable(cells);
      }
    }
  }

  private void play(Stage stage, List<Cell> cells, String name) throws IOException {
    var ours = new CellBuild(stage.cells().resolve(name), Runner.OURS, cells);
    var failsafe = new CellBuild(stage.cells().resolve(name), Runner.FAILSAFE, cells);
    try (var one = ours.start(stage);
        var other = failsafe.start(stage)) {
      await(one, other);
      compare(name, cells, failsafe.results(other), ours.results(one));
    } catch (NotPossible e) {
      note("%s: SKIPPED, %s".formatted(cells, e.getMessage()));
    }
  }

  private static void await(Build one, Build other) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (one.isAlive() || other.isAlive()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not done after " + PATIENCE + "\n" + one.console());
      }
      Build.pause(Build.MOMENT);
    }
  }

  private void compare(
      String name, List<Cell> cells, List<CellResult> failsafe, List<CellResult> ours)
      throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      var project = "cells/%s/*/c%d".formatted(name, i + 1);
      var result = results.keep(cells.get(i), project, failsafe.get(i), ours.get(i));
      compared.put(cells.get(i), result);
      note(result);
    }
  }

  /** After each build: an interrupted run has a table, too. */
  private void writeTable(List<Cell> wanted) throws IOException {
    var table = System.getProperty("trust.table", basedir + "/trust.md");
    var known = wanted.stream().map(compared::get).filter(Objects::nonNull).toList();
    Files.writeString(Path.of(table), new TrustPage(known, wanted.size()).text());
  }

  private void note(Object line) throws IOException {
    Files.writeString(
        basedir.toPath().resolve("trust.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void verdict() {
    var wrong = compared.values().stream().filter(one -> !one.differences().isEmpty()).toList();
    if (compared.isEmpty() || !wrong.isEmpty()) {
      throw new AssertionError(
          "%d cells, wrong: %n%s"
              .formatted(
                  compared.size(),
                  wrong.stream().map(Compared::toString).collect(Collectors.joining("\n"))));
    }
  }
}
