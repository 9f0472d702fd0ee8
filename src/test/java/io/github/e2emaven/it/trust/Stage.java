package io.github.e2emaven.it.trust;

import io.github.e2emaven.it.Build;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the cells are built.
 *
 * @param cells the directory of all generated projects
 * @param maven the command line before the goals
 */
record Stage(Path cells, List<String> maven, TestClasses classes) {

  static Stage of(File basedir, File repository, Stream<Ending> endings) throws IOException {
    var cells = basedir.toPath().resolve("cells");
    Build.run("rm", "-rf", cells.toString());
    var maven = new ArrayList<String>();
    maven.add(Path.of(System.getProperty("maven.home")).resolve("bin/mvn").toString());
    maven.addAll(Build.offlineWith(repository));
    return new Stage(cells, maven, TestClasses.compile(basedir.toPath(), endings));
  }
}
