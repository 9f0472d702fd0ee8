package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What earlier runs have kept in the cache directory is no longer what it was. */
final class CacheFaults {

  private CacheFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("The cached PostgreSQL is truncated and half deleted", CacheFaults::damaged),
        Fault.of("Two runs find the same damage in the cached PostgreSQL", CacheFaults::shared),
        Fault.of(
            "Maven gets SIGKILL while it replaces a damaged PostgreSQL, then a run",
            CacheFaults::killed),
        Fault.of(
            "Maven gets SIGKILL while it keeps a template for later runs, then a run",
            CacheFaults::killedInTheMiddleOfATemplate));
  }

  private static void damaged(Scene scene) throws IOException {
    // so that there is a template of this project
    scene.awaitEnd(scene.startUnwatched(scene.project(), List.of("verify")));
    damage(scene);
    var build = scene.verify();
    scene.awaitEnd(build);
    assertThat(build.console())
        .contains("BUILD SUCCESS", "4 test files passed")
        .contains("(bin/initdb is missing or has changed); making it again")
        .contains("(data.tar is missing or has changed); making it again")
        .contains("(data/base/1/1259 is missing or has changed); making it again");
  }

  private static void shared(Scene scene) throws IOException {
    damage(scene);
    var first = scene.start(scene.project(), List.of("verify"));
    var second = scene.start(Checkout.of(scene.project(), 2), List.of("verify"));
    scene.awaitEnd(first);
    scene.awaitEnd(second);
    for (var build : List.of(first, second)) {
      assertThat(build.console()).contains("BUILD SUCCESS", "4 test files passed");
    }
    assertThat(scene.consoles()).containsOnlyOnce("(bin/initdb is missing or has changed)");
  }

  private static void killed(Scene scene) throws IOException {
    damage(scene);
    var build = scene.verify();
    scene.await("the repair", () -> build.console().contains("making it again"));
    scene.strikes();
    build.signal("KILL");
    scene.awaitEnd(build);
    scene.await("all gone", () -> scene.left().isEmpty());
    var next = scene.startUnwatched(scene.project(), List.of("verify"));
    scene.awaitEnd(next);
    assertThat(next.console()).contains("BUILD SUCCESS", "4 test files passed");
  }

  /** The template is of this fault alone, and the program that copies it does half of its work. */
  private static void killedInTheMiddleOfATemplate(Scene scene) throws IOException {
    var salt = "-Dit.salt=" + UUID.randomUUID();
    var programs = halfATar(scene.cache());
    var build =
        scene.verifyWithin(List.of("env", "PATH=" + programs + ":" + System.getenv("PATH")), salt);
    scene.await("half a template", () -> halves(scene).anyMatch(CacheFaults::hasBytes));
    scene.strikes();
    build.signal("KILL");
    scene.awaitEnd(build);
    scene.await("all gone", () -> scene.left().isEmpty() && halves(scene).findAny().isEmpty());
    Build.run("rm", "-r", programs.toString());
    for (var origin : List.of(" built in ", " reused in ")) {
      scene.forget();
      var next = scene.startUnwatched(scene.project(), List.of("verify", salt));
      scene.awaitEnd(next);
      assertThat(next.console()).contains("BUILD SUCCESS", "4 test files passed", origin);
    }
  }

  private static Path halfATar(Path cache) throws IOException {
    var programs = Files.createDirectory(cache.resolve("programs"));
    var tar = programs.resolve("tar");
    Files.writeString(tar, "#!/bin/sh\n/bin/tar \"$@\" | head -c 9000000\nexec sleep 600\n");
    for (var path : List.of(programs, tar)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return programs;
  }

  private static Stream<Path> halves(Scene scene) {
    try (var files = Files.newDirectoryStream(scene.cache(), "template-*.tmp-*")) {
      return StreamSupport.stream(files.spliterator(), false).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasBytes(Path directory) {
    return directory.resolve("data.tar").toFile().length() > 0;
  }

  /** An emptied program, a table of the system catalog that is gone, and a truncated template. */
  private static void damage(Scene scene) throws IOException {
    if (cached(scene).isEmpty()) {
      scene.awaitEnd(scene.startUnwatched(scene.project(), List.of("verify")));
    }
    for (var directory : cached(scene)) {
      if (directory.getFileName().toString().startsWith("template-")) {
        Files.write(directory.resolve("data.tar"), new byte[1000]);
      } else if (directory.toString().contains("-initial-")) {
        Files.delete(directory.resolve("data/base/1/1259"));
      } else {
        Files.write(directory.resolve("bin/initdb"), new byte[0]);
      }
    }
    Build.run("rm", "-rf", scene.project().resolve("target/e2e").toString());
  }

  private static List<Path> cached(Scene scene) throws IOException {
    try (var files = Files.list(scene.cache())) {
      return files
          .filter(file -> file.getFileName().toString().matches("(embedded|template-).*"))
          .toList();
    }
  }
}
