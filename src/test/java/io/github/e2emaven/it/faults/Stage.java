package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.Guardians;
import io.github.e2emaven.it.ItPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where all faults are caused.
 *
 * @param project the integration test's project, compiled
 * @param repository Maven's local repository
 * @param maven the command line before the goals
 * @param cache the plugin's cache directory, of these builds alone
 * @param postgres an external server
 */
record Stage(Path project, Path repository, List<String> maven, Path cache, ItPostgres postgres)
    implements AutoCloseable {

  static Stage of(File basedir, File repository) throws IOException, SQLException {
    // PostgreSQL's own user must be able to pass
    var cache =
        Files.createTempDirectory(
            Path.of("/var/tmp"),
            "e2e-faults",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    var home = Path.of(System.getProperty("maven.home"));
    var maven = new ArrayList<>(List.of(home.resolve("bin/mvn").toString()));
    maven.addAll(Build.offlineWith(repository));
    maven.add("-De2e.cacheDirectory=" + cache);
    // faults are injected into the test files that start first
    maven.add("-Dfailsafe.runOrder=alphabetical");
    return new Stage(
        basedir.toPath(), repository.toPath(), maven, cache, ItPostgres.start(basedir));
  }

  /** The command line with these goals and options. */
  List<String> command(List<String> goals) {
    var command = new ArrayList<>(maven);
    command.addAll(goals);
    return command;
  }

  @Override
  public void close() {
    postgres.stop();
    // a build that failed its check has been killed: its guardian needs the ledger
    for (int left = 600; left > 0 && !Guardians.of(cache).isEmpty(); left--) {
      Build.pause(Build.MOMENT);
    }
    Build.run("rm", "-rf", cache.toString());
  }
}
