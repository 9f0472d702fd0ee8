package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What earlier runs have kept in the cache directory is no longer what it was. */
final class CacheFaults {

  private CacheFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("The cached PostgreSQL is truncated and half deleted", CacheFaults::damaged),
        Fault.of("Two runs find the same damage in the cached PostgreSQL", CacheFaults::shared),
        Fault.of(
            "Maven gets SIGKILL while it replaces a damaged PostgreSQL, then a run",
            CacheFaults::killed));
  }

  private static void damaged(Scene scene) throws IOException {
    damage(scene);
    var build = scene.verify();
    scene.awaitEnd(build);
    assertThat(build.console())
        .contains("BUILD SUCCESS", "4 test files passed")
        .contains("(bin/initdb is missing or has changed); making it again")
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

  /** An emptied program, and a table of the system catalog that is gone. */
  private static void damage(Scene scene) throws IOException {
    if (cached(scene).isEmpty()) {
      scene.awaitEnd(scene.startUnwatched(scene.project(), List.of("verify")));
    }
    for (var directory : cached(scene)) {
      if (directory.toString().contains("-initial-")) {
        Files.delete(directory.resolve("data/base/1/1259"));
      } else {
        Files.write(directory.resolve("bin/initdb"), new byte[0]);
      }
    }
    Build.run("rm", "-rf", scene.project().resolve("target/e2e").toString());
  }

  private static List<Path> cached(Scene scene) throws IOException {
    try (var files = Files.list(scene.cache())) {
      return files.filter(file -> file.getFileName().toString().startsWith("embedded")).toList();
    }
  }
}
