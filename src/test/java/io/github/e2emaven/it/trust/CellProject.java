package io.github.e2emaven.it.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project of a cell for one runner: a POM and compiled tests.
 *
 * @param name of the module
 * @param build the directory of the build of which it is a module
 */
record CellProject(String name, Cell cell, Runner runner, Path build) {

  /** The module's directory. */
  Path directory() {
    return build.resolve(name);
  }

  /** Writes the project. */
  void write(TestClasses classes) throws IOException {
    classes.copy(cell.ending(), directory().resolve("target/test-classes"));
    Files.createDirectories(smallDisk());
    Files.writeString(directory().resolve("pom.xml"), new CellPom(this).text());
  }

  /** The directory that is full for {@link Ending#FULL_DISK}: where the test JVM reports. */
  Path smallDisk() {
    var target = directory().resolve("target");
    return target.resolve(runner == Runner.OURS ? "e2e" : "failsafe-reports");
  }

  /** What a build left. */
  CellResult result(boolean green) throws IOException {
    var target = directory().resolve("target");
    var trace = target.resolve("trace.txt");
    return new CellResult(
        green,
        CaseReader.in(target.resolve("failsafe-reports")),
        Files.exists(trace) ? Files.readAllLines(trace) : List.of());
  }
}
