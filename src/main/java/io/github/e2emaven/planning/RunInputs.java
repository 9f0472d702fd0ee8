package io.github.e2emaven.planning;

import io.github.e2emaven.application.ProgramFiles;
import io.github.e2emaven.junitxml.ReportFile;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the result of a run depends on, kept beside its record: a later build believes the record
 * only if nothing of it has changed.
 *
 * @param filters which tests were selected: values by the names that users know
 * @param contents digests of the test classes, the server and the POM, by their absolute paths
 */
public record RunInputs(Map<String, String> filters, Map<String, String> contents) {

  private static final String FILE = "inputs.properties";
  private static final String FILTER = "filter ";
  private static final String CONTENT = "content ";

  public RunInputs {
    filters = Map.copyOf(filters);
    contents = Map.copyOf(contents);
  }

  /**
   * The inputs of a run, as they are now.
   *
   * @param pom the project's POM, absolute
   * @param classes the project's own, which tests run themselves where there is no server
   */
  public static RunInputs of(RunPlan plan, Path pom, Path classes, Map<String, String> filters) {
    var program = new ProgramFiles(pom.resolveSibling("")).of(plan.server().command());
    var tested = plan.server().isInStacks() ? program : Stream.concat(program, Stream.of(classes));
    var contents = new TreeMap<String, String>();
    Stream.concat(Stream.of(plan.paths().testClasses(), pom), tested)
        .forEach(path -> contents.put(path.toString(), digest(path)));
    return new RunInputs(filters, contents);
  }

  /** Writes them into the directory of the run. */
  public void write(RunDirectory run) {
    var properties = new Properties();
    filters.forEach((name, value) -> properties.setProperty(FILTER + name, value));
    contents.forEach((path, digest) -> properties.setProperty(CONTENT + path, digest));
    ReportFile.write(run.path().resolve(FILE), out -> properties.store(out, null));
  }

  /**
   * Reads those of a run.
   *
   * @throws StageException when they are missing or damaged
   */
  public static RunInputs read(RunDirectory run) {
    var file = run.path().resolve(FILE);
    try (var in = Files.newInputStream(file)) {
      var properties = new Properties();
      properties.load(in);
      return new RunInputs(below(FILTER, properties), below(CONTENT, properties));
    } catch (IOException | IllegalArgumentException e) {
      throw new StageException(
          RunStage.REPORT,
          "Cannot read %s, which tells what the run has tested: %s. Run the goal parallel-e2e again"
              .formatted(file, e),
          e);
    }
  }

  /** What has changed since, one phrase each; empty when a run now would test the same. */
  public List<String> changes(Map<String, String> filtersNow) {
    var changes = new ArrayList<String>();
    var names = new TreeSet<>(filters.keySet());
    names.addAll(filtersNow.keySet());
    for (var name : names) {
      var before = filters.getOrDefault(name, "");
      var now = filtersNow.getOrDefault(name, "");
      if (!before.equals(now)) {
        changes.add("%s was '%s' and is '%s'".formatted(name, before, now));
      }
    }
    new TreeMap<>(contents)
        .forEach(
            (path, digest) -> {
              if (!digest.equals(digest(Path.of(path)))) {
                changes.add(path + " has changed");
              }
            });
    return changes;
  }

  private static String digest(Path path) {
    return new TemplateFingerprint().addContent(path).hex();
  }

  private static Map<String, String> below(String prefix, Properties properties) {
    var found = new TreeMap<String, String>();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> found.put(name.substring(prefix.length()), properties.getProperty(name)));
    return found;
  }
}
