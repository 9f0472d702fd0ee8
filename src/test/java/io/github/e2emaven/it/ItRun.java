package io.github.e2emaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ObjectAssert;

/** What one integration test left behind. Every method that does not ask asserts. */
public final class ItRun {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Path module;
  private final String console;

  private ItRun(Path module, String console) {
    this.module = module;
    this.console = console;
  }

  /** The project of an integration test, {@code basedir} in its scripts. */
  public static ItRun of(File basedir) {
    return new ItRun(basedir.toPath(), read(basedir.toPath().resolve("build.log")));
  }

  /** A project with this console. */
  static ItRun of(Path project, String console) {
    return new ItRun(project, console);
  }

  /** A module of such a project; its console is that of the whole build. */
  public static ItRun of(File basedir, String module) {
    return new ItRun(basedir.toPath().resolve(module), of(basedir).console);
  }

  /** The console, without colours. */
  public AbstractStringAssert<?> console() {
    return assertThat(console).as("console of %s", module.getFileName());
  }

  /** The console of each build of {@code invoker.properties}, in their order. */
  public List<String> builds() {
    return List.of(console.split("Scanning for projects")).stream().skip(1).toList();
  }

  /** The console has a line {@code [ 7/12] PASS OwnerSearchE2E} for each of these classes. */
  public ItRun shows(String result, String... simpleNames) {
    for (var name : simpleNames) {
      console().containsPattern("\\[ *\\d+/\\d+] +" + result + " +(\\S+\\.)?" + name + "\\b");
    }
    return this;
  }

  /** The table at the end has a row with this result for each of these classes. */
  public ItRun lists(String result, String... simpleNames) {
    for (var name : simpleNames) {
      console().containsPattern("(?m)^(?!.*\\[ *\\d+/\\d+]).*\\b" + name + "\\b.*\\b" + result);
    }
    return this;
  }

  /** The record of the last run. */
  public ItRecord record() {
    return ItRecord.read(latest().resolve("run.json"));
  }

  /** The records of all runs of this project, oldest first. */
  public List<ItRecord> records() {
    return runs().stream()
        .map(run -> ItRecord.read(run.resolve("run.json")))
        .sorted((one, other) -> one.start().compareTo(other.start()))
        .toList();
  }

  /** The reports where Jenkins looks. */
  public ItReports reports() {
    return ItReports.in(module.resolve("target/failsafe-reports"));
  }

  /** Each pattern that README gives to CI systems finds each report of these classes once. */
  public ItRun isPublishedOnce(Path readme, String... classNames) {
    var patterns =
        Pattern.compile("`(\\*\\*/\\S*TEST-\\*\\.xml)` \\| ")
            .matcher(read(readme))
            .results()
            .toList();
    assertThat(patterns).as("patterns in README").hasSizeGreaterThan(3);
    for (var pattern : patterns) {
      ItReports.matching(module, pattern.group(1), null).areOf(classNames);
    }
    ItReports.matching(module, "**/TEST-*.xml", "**/target/e2e/**").areOf(classNames);
    return this;
  }

  /** The XML of the whole run says the same as the single ones. */
  public ItRun mergesReports() {
    var merged = ItReports.merged(latest().resolve("merged.xml"));
    assertThat(merged.tests()).containsExactlyInAnyOrderElementsOf(reports().tests());
    return this;
  }

  /** A file of the project; it must exist. */
  public AbstractStringAssert<?> file(String path) {
    return assertThat(read(module.resolve(path))).as(path);
  }

  /** The files of the last run whose names match, relative to its directory. */
  public AbstractListAssert<?, List<? extends String>, String, ObjectAssert<String>> files(
      String regex) {
    try (var paths = Files.walk(latest().toRealPath())) {
      var names = paths.map(Path::toString).filter(name -> name.matches(regex)).toList();
      return assertThat(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No run has been started at all. */
  public ItRun startsNothing() {
    assertThat(runs()).as("run directories").isEmpty();
    return leavesNothing();
  }

  /** No process of any run of this project is alive. */
  public ItRun leavesNothing() {
    var ids = runs().stream().map(run -> run.getFileName().toString()).toList();
    new Leftovers(module.toAbsolutePath(), ids).haveEnded();
    return this;
  }

  private Path latest() {
    return module.resolve("target/e2e/latest");
  }

  private List<Path> runs() {
    var directory = module.resolve("target/e2e/runs");
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (var runs = Files.list(directory)) {
      return runs.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return COLOUR.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
