package io.github.e2emaven.it.trust;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.faults.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One Maven that builds the projects of some cells for one runner. */
final class CellBuild {

  /** What Maven says of a module at its end. */
  private static final String SUMMARY = "(?m)^\\[INFO] %s( \\S+)? \\.+ (SUCCESS|FAILURE|SKIPPED)";

  private final Path directory;
  private final List<CellProject> projects;

  /**
   * Cells that Maven can build at the same time.
   *
   * @param cells of the same way and the same options
   */
  CellBuild(Path batch, Runner runner, List<Cell> cells) {
    this.directory = batch.resolve(runner.directory());
    this.projects =
        IntStream.range(0, cells.size())
            .mapToObj(i -> new CellProject("c" + (i + 1), cells.get(i), runner, directory))
            .toList();
  }

  private Cell cell() {
    return projects.get(0).cell();
  }

  /** Writes the projects and starts Maven. */
  Build start(Stage stage) throws IOException {
    var root = directory.resolve(cell().way().isShared() ? "" : projects.get(0).name());
    for (var project : projects) {
      Files.createDirectories(project.directory());
      project.write(stage.classes());
    }
    if (cell().way().isShared()) {
      writeReactor();
    }
    return Build.start(root, command(stage));
  }

  private void writeReactor() throws IOException {
    var modules = Stream.concat(Stream.of("before", "first"), names().stream());
    Files.writeString(directory.resolve("pom.xml"), CellPom.reactor("all", modules));
    for (var name : List.of("before", "first")) {
      var pom = Files.createDirectories(directory.resolve(name)).resolve("pom.xml");
      Files.writeString(pom, CellPom.reactor(name, Stream.empty()));
    }
  }

  private List<String> command(Stage stage) throws IOException {
    var command = new ArrayList<String>();
    projects.stream()
        .filter(project -> project.cell().ending() == Ending.FULL_DISK)
        .forEach(project -> command.addAll(Mount.over(project.smallDisk(), "24m")));
    command.addAll(stage.maven(cell().way()));
    command.add("verify");
    command.addAll(cell().way().options(names()));
    command.addAll(cell().filter().options());
    return command;
  }

  private List<String> names() {
    return projects.stream().map(CellProject::name).toList();
  }

  /** The results of the cells, in their order, after Maven's end. */
  List<CellResult> results(Build build) throws IOException {
    var results = new ArrayList<CellResult>();
    for (var project : projects) {
      var result = project.result(isGreen(build, project));
      results.add(result.executedAny() ? result : project.result(isGreen(build)));
    }
    return results;
  }

  /** Of one module of several the summary tells, and {@code -fn} makes all exit codes zero. */
  private boolean isGreen(Build build, CellProject project) {
    return cell().way().isShared()
        ? summary(build, project.name()).equals("SUCCESS")
        : isGreen(build);
  }

  /** Whether no test has run is judged once for all modules. */
  private static boolean isGreen(Build build) {
    return build.console().contains("BUILD SUCCESS");
  }

  private static String summary(Build build, String module) {
    var line = Pattern.compile(SUMMARY.formatted(module)).matcher(build.console());
    if (!line.find()) {
      throw new AssertionError("Maven says nothing of " + module + "\n" + build.console());
    }
    return line.group(2);
  }
}
