package io.github.e2emaven.it.trust;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.faults.NotPossible;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the cells are built.
 *
 * @param cells the directory of all generated projects
 * @param repository Maven's local repository
 * @param mavens the directory of the Mavens that the profile matrix unpacks
 */
record Stage(Path cells, File repository, Path mavens, TestClasses classes) {

  static Stage of(File basedir, File repository, Stream<Ending> endings) throws IOException {
    var cells = basedir.toPath().resolve("cells");
    Build.run("rm", "-rf", cells.toString());
    var mavens = basedir.toPath().resolve("../../maven").normalize();
    var classes = TestClasses.compile(basedir.toPath(), endings);
    return new Stage(cells, repository, mavens, classes);
  }

  /**
   * The command line before the goals.
   *
   * @throws NotPossible where this Maven has not been unpacked
   */
  List<String> maven(Way way) throws IOException {
    var home = way == Way.MAVEN_4 ? maven4() : Path.of(System.getProperty("maven.home"));
    var maven = new ArrayList<String>();
    maven.add(home.resolve("bin/mvn").toString());
    maven.addAll(Build.offlineWith(repository));
    return maven;
  }

  private Path maven4() throws IOException {
    var missing = new NotPossible("the profile matrix has not unpacked Maven 4 in " + mavens);
    if (!Files.isDirectory(mavens)) {
      throw missing;
    }
    try (var homes = Files.newDirectoryStream(mavens, "apache-maven-4*")) {
      for (var home : homes) {
        return home;
      }
    }
    throw missing;
  }
}
